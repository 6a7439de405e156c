import * as z from 'zod'

/** Our rules carry this before the hashtag in their `tag`: by it they are told from another program's. */
const mark = 'headrow #'
const filters = '-is:retweet -is:nullcast'

export interface Rule {
  value: string
  tag: string
}

export const rulesFor = (tags: readonly string[]): Rule[] =>
  tags.map((tag) => ({ value: `#${tag} ${filters}`, tag: `${mark}${tag}` }))

/** The same for recent search. */
export const queryFor = (tags: readonly string[]): string => {
  const any = tags.map((tag) => `#${tag}`).join(' OR ')
  return `${tags.length > 1 ? `(${any})` : any} ${filters}`
}

const Existing = z.object({
  data: z.array(z.object({ id: z.string(), value: z.string(), tag: z.string().optional() })).default([]),
})
type Standing = z.infer<typeof Existing>['data'][number]

/** The rules that stand at X, or undefined when the answer is none of rules. */
export const readRules = (body: unknown): Standing[] | undefined => Existing.safeParse(body).data?.data

/** What to change so that ours are exactly the wanted ones. A rule of another program with the same words serves as well. */
export const changesOf = (
  standing: readonly Standing[],
  wanted: readonly Rule[],
): { keep: string[]; add: Rule[]; remove: string[] } => {
  const isOurs = ({ tag }: Standing) => tag?.startsWith(mark) === true
  const serving = wanted.flatMap(({ value }) => standing.find((rule) => rule.value === value) ?? [])
  return {
    keep: serving.map(({ id }) => id),
    add: wanted.filter(({ value }) => !serving.some((rule) => rule.value === value)),
    remove: standing.filter((rule) => isOurs(rule) && !serving.includes(rule)).map(({ id }) => id),
  }
}

const Added = z.object({
  data: z.array(z.object({ id: z.string() })).default([]),
  /** a rule that somebody made in the meantime comes back here, with its id */
  errors: z.array(z.object({ id: z.string().optional(), title: z.string().optional() })).default([]),
})

/** The ids under which added rules stand, or undefined when X did not take all of them. */
export const addedRules = (body: unknown, count: number): string[] | undefined => {
  const read = Added.safeParse(body)
  if (!read.success) return undefined
  const { data, errors } = read.data
  const ids = [...data, ...errors.filter(({ title }) => title === 'DuplicateRule')].flatMap(({ id }) => id ?? [])
  return ids.length < count ? undefined : ids
}
