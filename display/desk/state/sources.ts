import type { SourceState } from '../../../shared/desk.ts'
import { type SourceName, sourceLabels } from '../../../shared/message.ts'

/** Parts of the server itself, which stand among the sources while something is wrong with them. */
const partLabels: Record<string, string> = { store: 'Database', redis: 'Redis', screening: 'Screening' }

export const isPart = ({ source }: SourceState): boolean => partLabels[source] !== undefined

/** A name for the line of states; one this page does not know is shown as it is. */
export const labelOf = (source: string): string => partLabels[source] ?? sourceLabels[source as SourceName] ?? source

/** Sources in one line: all well by name, else what is not. */
export const sourcesLine = (sources: readonly SourceState[]): string => {
  const ill = sources.filter(({ state }) => state === 'failing' || state === 'stopped')
  const names = (some: readonly SourceState[]): string => some.map(({ source }) => labelOf(source)).join(', ')
  if (sources.length === 0) return 'no sources'
  if (ill.length === 0) return names(sources)
  return `${names(ill)} ${ill.some(isPart) ? 'failing' : 'not connected'}`
}

/** What is wrong with the database, in the server's words: decisions cannot be kept. */
export const storeTrouble = (sources: readonly SourceState[]): string | undefined =>
  sources.find(({ source, state }) => source === 'store' && state === 'failing')?.words
