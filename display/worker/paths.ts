/** The page that is kept; a wall opened with a query is the same page. */
export const wallPath = '/wall'

export const isWall = (url: URL): boolean => url.pathname === wallPath || url.pathname === `${wallPath}/`

/** Files whose names change with what is in them: kept once, they are right for ever. */
export const isAsset = (url: URL): boolean => url.pathname.startsWith('/assets/')

/** The assets that a page's HTML names: without one of them it would not come up. */
export const assetsNamedIn = (html: string): string[] => [
  ...new Set([...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((found) => found[1] ?? '')),
]

export interface ToKeep {
  needed: string[]
  later: string[]
}

/**
 * Whether this HTML is of the page that asks to be kept, which has loaded all that its HTML names. After a deploy it is
 * not: what the new page loads beyond its HTML is unknown until it asks itself.
 */
export const isSamePage = (html: string, keep: ToKeep): boolean =>
  assetsNamedIn(html).every((path) => keep.needed.includes(path))

const paths = (list: unknown): string[] =>
  Array.isArray(list)
    ? list.filter((path): path is string => typeof path === 'string' && path.startsWith('/assets/'))
    : []

/** What a page asks to keep, from the data of its message; undefined where it is no such message. */
export const toKeep = (data: unknown): ToKeep | undefined => {
  if (typeof data !== 'object' || data === null || !('keep' in data)) return undefined
  const keep = data.keep
  if (typeof keep !== 'object' || keep === null) return undefined
  return {
    needed: paths('needed' in keep ? keep.needed : undefined),
    later: paths('later' in keep ? keep.later : undefined),
  }
}
