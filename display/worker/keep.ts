import { isSamePage, wallPath } from './paths.ts'
import type { ToKeep } from './paths.ts'

/** Raised when the shape of the cache changes; caches of other names are dropped. */
export const cacheName = 'headrow-wall-1'

const isCache = (name: string): boolean => name.startsWith('headrow-wall-')

export const dropOldCaches = async (): Promise<void> => {
  const old = (await caches.keys()).filter((name) => isCache(name) && name !== cacheName)
  await Promise.all(old.map((name) => caches.delete(name)))
}

/** Keeps a file unless it is kept already; false where it cannot be had. */
const keepAsset = async (cache: Cache, path: string): Promise<boolean> => {
  if (await cache.match(path, { ignoreVary: true })) return true
  try {
    await cache.add(path)
    return true
  } catch {
    return false
  }
}

/**
 * Keeps the wall page with everything it needs. The page itself is kept last and only when its assets are, so that the
 * one kept before stays whole until the new one is. What a page no longer kept had needed goes with it.
 */
export const keepWall = async (keep: ToKeep): Promise<void> => {
  const cache = await caches.open(cacheName)
  const response = await fetch(wallPath, { cache: 'no-cache' })
  if (!response.ok || response.redirected) return
  const html = await response.clone().text()
  if (!isSamePage(html, keep)) return
  const before = await (await cache.match(wallPath, { ignoreVary: true }))?.text()
  const kept = await Promise.all(keep.needed.map((path) => keepAsset(cache, path)))
  if (kept.includes(false)) return
  await cache.put(wallPath, response)
  if (before !== undefined && before !== html)
    await dropExcept(cache, new Set([...keep.needed, ...keep.later, wallPath]))
  for (const path of keep.later) await keepAsset(cache, path)
}

const dropExcept = async (cache: Cache, wanted: ReadonlySet<string>): Promise<void> => {
  const old = (await cache.keys()).filter((request) => !wanted.has(new URL(request.url).pathname))
  await Promise.all(old.map((request) => cache.delete(request)))
}
