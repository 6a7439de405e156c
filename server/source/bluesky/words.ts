import type { SourceState } from '../../../shared/desk.ts'
import { inWords } from '../wait.ts'
import { type Skip, skips } from './pending.ts'

/** How it stands with the stream. Times in epoch ms, `readUs` in microseconds: how far the stream has been read. */
export interface StreamState {
  state: 'connecting' | 'connected' | 'waiting' | 'failing'
  /** what is wrong with the connection, or with handing over */
  trouble?: string | undefined
  held?: string | undefined
  frames: number
  since: number
  readUs?: number | undefined
  lastMessageAt?: number | undefined
  skipped: Map<Skip, number>
}

/** Behind the network by more than this is worth a word. */
const lateMs = 30_000

/** The state as the desk reads it. */
export const stateOf = (stream: StreamState, now: number): Omit<SourceState, 'source'> => {
  const { state, trouble, held, frames, since, readUs, lastMessageAt, skipped } = stream
  const parts: string[] = [trouble ?? state]
  if (state === 'connected') {
    const behind = readUs === undefined ? 0 : now - readUs / 1_000
    parts.push(
      behind > lateMs ? `catching up, ${inWords(behind)} behind` : `${rate(frames, now - since)} posts a second read`,
    )
  }
  if (held !== undefined) parts.push(held)
  if (lastMessageAt !== undefined) parts.push(`last message ${inWords(now - lastMessageAt)} ago`)
  const left = skips.filter((skip) => skipped.has(skip)).map((skip) => `${skipped.get(skip)} ${skip}`)
  if (left.length > 0) parts.push(`not taken: ${left.join(', ')}`)
  const shown = state === 'connected' && held !== undefined ? 'waiting' : state
  return { state: shown, words: parts.join('; '), ...(lastMessageAt === undefined ? {} : { lastMessageAt }) }
}

const rate = (frames: number, ms: number): string => (ms <= 0 ? '0' : String(Math.round((frames * 1_000) / ms)))
