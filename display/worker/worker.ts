import { cacheName, dropOldCaches, keepWall } from './keep.ts'
import { isAsset, isWall, toKeep, wallPath } from './paths.ts'

/** What a service worker's scope has and the compiler's Window-less `self` does not name. */
declare const self: ServiceWorkerGlobalScope

/** ms that a page may take before the kept one is shown instead: a wall is never blank for long */
const pageWithin = 4_000

/** The page from the network, or the kept one where the network, or a proxy in place of the server, has none. */
const page = async (request: Request): Promise<Response> => {
  const kept = await caches.match(wallPath, { cacheName, ignoreVary: true })
  if (!kept) return fetch(request)
  try {
    const fresh = await fetch(request, { signal: AbortSignal.timeout(pageWithin) })
    return fresh.status < 500 ? fresh : kept
  } catch {
    return kept
  }
}

const asset = async (request: Request): Promise<Response> => {
  const kept = await caches.match(request, { cacheName, ignoreVary: true })
  if (kept) return kept
  const fresh = await fetch(request)
  if (fresh.status === 200) await (await caches.open(cacheName)).put(request, fresh.clone())
  return fresh
}

self.addEventListener('install', () => void self.skipWaiting())

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldCaches().then(() => self.clients.claim()))
})

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return
  if (event.request.mode === 'navigate' && isWall(url)) event.respondWith(page(event.request))
  else if (isAsset(url)) event.respondWith(asset(event.request))
})

self.addEventListener('message', (event) => {
  const keep = toKeep(event.data)
  // Without network nothing new can be kept; what is kept stays, and the next load of the page asks again.
  if (keep) event.waitUntil(keepWall(keep).catch(() => undefined))
})
