import './public.css'
import type { FeedEntry, FeedPage } from '../../shared/feed.ts'
import { keepLooking } from './pace.ts'
import { openVoices } from './voices.ts'

const find = (id: string): HTMLElement | null => document.querySelector<HTMLElement>(`#${id}`)

const read = async (after: number): Promise<FeedPage> => {
  const answer = await fetch(`/api/feed?after=${after}`)
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`)
  return (await answer.json()) as FeedPage
}

/** Keeps the list true to the feed. In a panic it is emptied; when that is lifted, the server writes the page anew. */
const follow = (list: HTMLElement): (() => Promise<boolean>) => {
  const { last, limit, tag = 'en-GB', zone = 'Europe/London', everywhere = '', sources = '{}' } = list.dataset
  const labels = JSON.parse(sources) as Record<string, string>
  const voices = openVoices(list, { tag, zone, everywhere, sources: labels }, Number(limit))
  let seq = Number(last)
  let calm = list.dataset['calm'] === 'true'

  const setCalm = (on: boolean): void => {
    if (calm && !on) location.reload()
    calm = on
    if (on) voices.replace([])
  }

  const apply = (entry: FeedEntry): void => {
    seq = entry.seq
    if (entry.kind === 'panic') setCalm(entry.on === true)
    else if (!calm) voices.follow(entry)
  }

  return async () => {
    const page = await read(seq)
    if ('entries' in page) {
      for (const entry of page.entries) apply(entry)
    } else {
      seq = page.last
      voices.replace(page.snapshot)
      setCalm(page.calm)
    }
    find('calm')?.toggleAttribute('hidden', !calm)
    find('empty')?.toggleAttribute('hidden', calm || voices.size() > 0)
    return true
  }
}

const sayState = (words: string): void => {
  const state = find('state')
  if (state && state.textContent !== words) state.textContent = words
}

const begin = (list: HTMLElement): void => {
  const look = follow(list)
  const { stale = '' } = find('state')?.dataset ?? {}
  const note = find('live-note')
  if (note) note.textContent = note.dataset['live'] ?? ''
  keepLooking({
    every: 4_000,
    look: async () => {
      try {
        const more = await look()
        sayState('')
        return more
      } catch (error) {
        sayState(stale)
        throw error
      }
    },
  })
}

const list = find('voices')
if (list) begin(list)
