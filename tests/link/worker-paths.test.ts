import { describe, expect, it } from 'vitest'
import { assetsNamedIn, isAsset, isSamePage, isWall, toKeep } from '../../display/worker/paths.ts'

const at = (path: string): URL => new URL(path, 'http://hall')

describe('what the service worker answers for', () => {
  it('is the wall with any query and the assets, and nothing else', () => {
    expect(['/wall', '/wall/', '/wall?still=1'].every((path) => isWall(at(path)))).toBe(true)
    expect(['/', '/desk', '/wallpaper', '/api/feed?after=1', '/join?wall'].some((path) => isWall(at(path)))).toBe(false)
    expect(isAsset(at('/assets/wall-abc.js'))).toBe(true)
    expect(isAsset(at('/api/assets/x'))).toBe(false)
  })

  it('finds each asset that a page names once', () => {
    const html =
      '<link href="/assets/a.css"><script src="/assets/b.js"></script><link href="/assets/a.css"><a href="/join">'
    expect(assetsNamedIn(html)).toEqual(['/assets/a.css', '/assets/b.js'])
  })

  it('is not the page of another build than the one that asks to be kept', () => {
    const keep = { needed: ['/assets/a.js', '/assets/lazy.js'], later: [] }
    expect(isSamePage('<script src="/assets/a.js">', keep)).toBe(true)
    expect(isSamePage('<script src="/assets/newer.js">', keep)).toBe(false)
  })

  it('keeps assets alone, whatever a page asks for', () => {
    expect(toKeep({ keep: { needed: ['/assets/a.js', '/api/feed', 7], later: 'all' } })).toEqual({
      needed: ['/assets/a.js'],
      later: [],
    })
    for (const wrong of [null, 'keep', {}, { keep: null }]) expect(toKeep(wrong)).toBeUndefined()
  })
})
