import { inWords, pause } from '../wait.ts'
import { firstIdOf, readLook, readPage } from './parse.ts'
import type { Shared } from './shared.ts'
import { type Trouble, oddAnswer, openPatience, troubleOf } from './trouble.ts'

/** Ids of one look-up, the most that X takes. */
const atOnce = 100

/** Looks displayed posts up again, all of them in each round: what X gives to nobody any more is taken down, edits are handed over. */
export const recheckOn = async (shared: Shared): Promise<void> => {
  const { host, settings, signal, note } = shared
  const patience = openPatience(settings.times, host.now)
  let wait = settings.times.recheckMs
  while (!signal.aborted) {
    await pause(wait, signal)
    await shared.affordable()
    if (signal.aborted) return
    const trouble = await round(shared)
    if (trouble === undefined) {
      patience.worked()
      wait = settings.times.recheckMs
      note({ unchecked: undefined })
    } else {
      wait = patience.after(trouble)
      note({ unchecked: `posts on the wall cannot be looked up again: ${trouble.words}, next try in ${inWords(wait)}` })
    }
  }
}

const round = async (shared: Shared): Promise<Trouble | undefined> => {
  const { host, signal, meter, keep } = shared
  const ids = (await host.displayed()).flatMap(({ externalId }) => firstIdOf(externalId) ?? [])
  for (let n = 0; n < ids.length && !signal.aborted && !meter.isSpent(); n += atOnce) {
    const trouble = await lookAt(shared, ids.slice(n, n + atOnce))
    if (trouble !== undefined) return trouble
  }
  await keep()
  return undefined
}

const lookAt = async ({ client, meter, outbox, versions }: Shared, ids: string[]): Promise<Trouble | undefined> => {
  const answer = await client.lookUp(ids, false)
  if (answer.kind !== 'answer') return troubleOf(answer)
  const look = readLook(answer.body)
  if (look === undefined) return oddAnswer
  meter.read({ posts: look.read, users: [] })
  await outbox.put(look.gone.filter((id) => ids.includes(id)).map((gone) => ({ gone })))

  const edited = [...look.versions].filter(([first, id]) => id !== first && !versions.isKnown(first, id))
  if (edited.length === 0) return undefined
  const whole = await client.lookUp(
    edited.map(([, id]) => id),
    true,
  )
  if (whole.kind !== 'answer') return troubleOf(whole)
  const page = readPage(whole.body)
  if (page === undefined) return oddAnswer
  meter.read(page.read)
  await outbox.put(page.posts.map((post) => ({ post })))
  return undefined
}
