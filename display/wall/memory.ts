import * as z from 'zod'
import { WallSettings } from '../../shared/feed.ts'
import { PublicMessage } from '../../shared/message.ts'
import type { Held } from './link-state.ts'

/** What a wall remembers besides messages. Times in ms: see cutoff.ts for `away`, `savedAt`, `standing` and `heardAt`. */
const About = z.object({
  last: z.int().min(0),
  calm: z.boolean(),
  settings: WallSettings.optional(),
  feed: z.string().optional(),
  away: z.number(),
  savedAt: z.number(),
  standing: z.number(),
  heardAt: z.number(),
})
export type About = z.infer<typeof About>

const Kept = z.object({ message: PublicMessage, since: z.number() })

export interface Remembered {
  about: About
  held: Held[]
}

/**
 * A change of the local copy, written as a whole or not at all. `anew` empties it first; `forced` writes also over a
 * copy that is ahead of it, because the feed itself began again.
 */
export interface Page {
  put: Held[]
  remove: string[]
  about: About
  anew: boolean
  forced: boolean
}

export interface Memory {
  /** The local copy; undefined where there is none that can be read whole. */
  load: () => Promise<Remembered | undefined>
  /** Whether it was written: false where another wall in this browser is ahead and keeps the copy. */
  write: (page: Page) => Promise<boolean>
  close: () => void
}

const noMemory: Memory = { load: async () => undefined, write: async () => true, close: () => {} }

/** The local copy of a wall in IndexedDB; one that keeps nothing where the browser has none, as in some private modes. */
export const openMemory = async (name = 'headrow-wall'): Promise<Memory> => {
  try {
    const opening = indexedDB.open(name, 1)
    opening.addEventListener('upgradeneeded', () => {
      opening.result.createObjectStore('messages')
      opening.result.createObjectStore('about')
    })
    const db = await done(opening)
    return { load: () => load(db), write: (page) => write(db, page), close: () => db.close() }
  } catch {
    return noMemory
  }
}

const load = async (db: IDBDatabase): Promise<Remembered | undefined> => {
  const reading = db.transaction(['messages', 'about'])
  const found: unknown[] = await Promise.all([
    done(reading.objectStore('about').get('about')),
    done(reading.objectStore('messages').getAll()),
  ])
  const read = z.tuple([About, z.array(Kept)]).safeParse(found)
  return read.success ? { about: read.data[0], held: read.data[1] } : undefined
}

const write = async (db: IDBDatabase, page: Page): Promise<boolean> => {
  const durability = page.remove.length > 0 ? 'strict' : 'relaxed'
  const writing = db.transaction(['messages', 'about'], 'readwrite', { durability })
  const filling = fill(writing.objectStore('messages'), writing.objectStore('about'), page)
  const [written] = await Promise.all([filling, ended(writing)])
  return written
}

/**
 * A second wall in the same browser shares the copy. One that is behind it must not write, or it could bring back
 * what the other has already removed.
 */
const fill = async (messages: IDBObjectStore, about: IDBObjectStore, page: Page): Promise<boolean> => {
  const there = About.safeParse(await done(about.get('about')))
  if (!page.forced && there.success && there.data.last > page.about.last) return false
  if (page.anew) messages.clear()
  for (const id of page.remove) messages.delete(id)
  for (const held of page.put) messages.put(held, held.message.id)
  about.put(page.about, 'about')
  return true
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('no local copy')))
  })

const ended = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () =>
      reject(transaction.error ?? new Error('the local copy was not written')),
    )
  })
