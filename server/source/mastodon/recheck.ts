import type { SourceEvent, SourceHost } from '../source.ts'
import type { Client } from './client.ts'
import { placeOf, readPost } from './parse.ts'
import type { Seen } from './seen.ts'
import { type Trouble, troubleOf } from './timeline.ts'

/** Posts looked up again in one round: with a round a minute this leaves most of Mastodon's 60 requests a minute to the tags. */
const mostAtOnce = 15

/** Looks displayed posts up again at one server, in turns when there are many: deleted, hidden and edited ones come as events. */
export const openRecheck = (
  host: SourceHost,
  client: Client,
  { instance, instances, seen }: { instance: string; instances: readonly string[]; seen: Seen },
) => {
  let turn = 0

  const lookUp = async (externalId: string, id: string): Promise<SourceEvent | Trouble | undefined> => {
    const answer = await client.post(id)
    if (answer.kind === 'refused' && (answer.status === 404 || answer.status === 410))
      return { kind: 'deleted', externalId }
    if (answer.kind !== 'answer') return troubleOf(answer, host.now())
    const post = readPost(answer.body, instance)
    if (post === undefined || post.externalId !== externalId) return undefined
    if ('skip' in post.content) return { kind: 'deleted', externalId }
    if (post.changedAt === post.createdAt || !(seen.isNew(post) || seen.eventOf(post))) return undefined
    seen.note(post)
    return { kind: 'edited', message: post.content.message }
  }

  /** One round; `trouble` is why it ended early. */
  return async (): Promise<{ events: SourceEvent[]; trouble?: Trouble }> => {
    const mine = (await host.displayed()).flatMap(({ externalId, permalink }) => {
      const place = placeOf(permalink ?? '', instances)
      return place?.instance === instance ? [{ externalId, id: place.id }] : []
    })
    const events: SourceEvent[] = []
    for (let n = 0; n < Math.min(mostAtOnce, mine.length); n++) {
      const next = mine[(turn + n) % mine.length]
      if (next === undefined) break
      const found = await lookUp(next.externalId, next.id)
      if (found === undefined) continue
      if (found.kind === 'limited' || found.kind === 'failing' || found.kind === 'hidden')
        return { events, trouble: found }
      events.push(found)
    }
    turn = mine.length === 0 ? 0 : (turn + mostAtOnce) % mine.length
    return { events }
  }
}
