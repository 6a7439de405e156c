import * as z from 'zod'

/**
 * What the Mastodon source keeps between starts. `from`: epoch ms before which posts are not taken, set at the first
 * start. `since`: the newest id seen for each `instance#tag`.
 */
const Cursor = z.object({ from: z.number(), since: z.record(z.string(), z.string()) })
export type Cursor = z.infer<typeof Cursor>

/** The kept cursor, or a first one where there is none or it cannot be read. */
export const readCursor = (kept: string | undefined, from: number): Cursor => {
  try {
    return Cursor.parse(JSON.parse(kept ?? ''))
  } catch {
    return { from, since: {} }
  }
}

export const printCursor = (cursor: Cursor): string => JSON.stringify(cursor)
