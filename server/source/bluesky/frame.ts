import * as z from 'zod'

const collection = 'app.bsky.feed.post'
const Did = z.string().regex(/^did:[a-z]+:[\w.:%-]{1,500}$/)

/** A facet's features; its `index` counts UTF-8 bytes and is not needed, as a tag feature names its tag. */
const Facets = z
  .array(
    z.object({ features: z.array(z.object({ $type: z.string(), tag: z.string().optional() }).catch({ $type: '' })) }),
  )
  .catch([])

const Labels = z.object({ values: z.array(z.object({ val: z.string() })) })

const Record = z.object({
  text: z.string(),
  createdAt: z.string().catch(''),
  facets: Facets,
  tags: z.array(z.string()).catch([]),
  labels: Labels.optional().catch(undefined),
})

/** Jetstream v1 events as far as they are read; `time_us` is microseconds since 1970. */
const Event = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('commit'),
    did: Did,
    time_us: z.int().positive(),
    commit: z.object({
      operation: z.enum(['create', 'update', 'delete']),
      collection: z.literal(collection),
      rkey: z.string().min(1).max(512),
      record: z.unknown().optional(),
    }),
  }),
  z.object({
    kind: z.literal('account'),
    did: Did,
    time_us: z.int().positive(),
    account: z.object({ active: z.boolean() }),
  }),
])

export interface Post {
  did: string
  rkey: string
  uri: string
  text: string
  /** tags of the facets and of the record's own list */
  listed: string[]
  /** epoch ms, by the author's clock; NaN when it cannot be read */
  createdAt: number
  /** what the author says of the post, such as `sexual` or `!no-unauthenticated` */
  labels: string[]
}

export type Frame = { timeUs: number } & (
  | { kind: 'post'; operation: 'create' | 'update'; post: Post }
  | { kind: 'deleted'; did: string; uri: string }
  | { kind: 'gone'; did: string }
)

/** A frame that means something to a conversation, or undefined: other kinds, other collections, what cannot be read. */
export const readFrame = (raw: string): Frame | undefined => {
  const read = Event.safeParse(parsed(raw))
  if (!read.success) return undefined
  const event = read.data
  const timeUs = event.time_us
  if (event.kind === 'account') return event.account.active ? undefined : { kind: 'gone', timeUs, did: event.did }
  const { operation, rkey, record } = event.commit
  const uri = `at://${event.did}/${collection}/${rkey}`
  if (operation === 'delete') return { kind: 'deleted', timeUs, did: event.did, uri }
  const words = Record.safeParse(record)
  if (!words.success) return undefined
  return { kind: 'post', timeUs, operation, post: { did: event.did, rkey, uri, ...wordsOf(words.data) } }
}

const parsed = (raw: string): unknown => {
  try {
    return JSON.parse(raw)
  } catch {
    return undefined
  }
}

const wordsOf = ({ text, createdAt, facets, tags, labels }: z.infer<typeof Record>) => ({
  text,
  listed: [
    ...facets.flatMap(({ features }) =>
      features.flatMap(({ $type, tag }) => ($type === 'app.bsky.richtext.facet#tag' && tag !== undefined ? [tag] : [])),
    ),
    ...tags,
  ],
  createdAt: Date.parse(createdAt),
  labels: labels?.values.map(({ val }) => val) ?? [],
})

/** The microseconds of a frame without reading the rest: Jetstream writes them near its start. Undefined if it has none. */
export const timeOf = (raw: string): number | undefined => {
  const time = Number(/"time_us"\s*:\s*(\d{1,16})\b/.exec(raw.length > 1_000 ? raw.slice(0, 1_000) : raw)?.[1])
  return Number.isSafeInteger(time) && time > 0 ? time : undefined
}
