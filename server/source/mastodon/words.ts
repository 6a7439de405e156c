import type { SourceState } from '../../../shared/desk.ts'
import { inWords } from '../wait.ts'
import { type Skip, skips } from './parse.ts'

/** How it stands with one server. `hidden` and `empty` name tags that show nothing without a token, or nothing at all. */
export interface InstanceState {
  host: string
  state: 'connecting' | 'connected' | 'waiting' | 'failing'
  /** what is wrong, where something is */
  trouble?: string | undefined
  hidden: Set<string>
  empty: Set<string>
}

const tagList = (tags: Iterable<string>): string => [...tags].map((tag) => `#${tag}`).join(', ')

const instanceWords = ({ host, state, trouble, hidden, empty }: InstanceState): string => {
  const parts: string[] = [trouble ?? state]
  if (hidden.size > 0) parts.push(`the server hides ${tagList(hidden)} without a token`)
  if (empty.size > 0) parts.push(`nothing under ${tagList(empty)} yet, or the server hides this tag without a token`)
  return `${host}: ${parts.join(', ')}`
}

const skipWords = (skipped: ReadonlyMap<Skip, number>): string[] => {
  const counts = skips.filter((skip) => skipped.has(skip)).map((skip) => `${skipped.get(skip)} ${skip}`)
  return counts.length === 0 ? [] : [`not taken: ${counts.join(', ')}`]
}

/** The state of all servers together, as the desk reads it: connected while any is. `lastMessageAt` and `now` in epoch ms. */
export const stateOf = (
  instances: readonly InstanceState[],
  skipped: ReadonlyMap<Skip, number>,
  lastMessageAt: number | undefined,
  now: number,
): Omit<SourceState, 'source'> => {
  const order = ['connected', 'connecting', 'waiting', 'failing'] as const
  const state = order.find((one) => instances.some((instance) => instance.state === one)) ?? 'stopped'
  const last = lastMessageAt === undefined ? [] : [`last message ${inWords(now - lastMessageAt)} ago`]
  const words = [...instances.map(instanceWords), ...last, ...skipWords(skipped)].join('; ')
  return { state, words, ...(lastMessageAt === undefined ? {} : { lastMessageAt }) }
}
