import { describe, expect, it } from 'vitest'
import { tokenIn } from '../../display/wall/link-screen.ts'

describe('the token of a paired screen', () => {
  it('is taken from the address, which loses it and nothing else', () => {
    expect(tokenIn('http://hall/wall?still=1&screen=abc#x=2')).toEqual({ token: 'abc', rest: '/wall?still=1#x=2' })
    expect(tokenIn('http://hall/wall#screen=abc')).toEqual({ token: 'abc', rest: '/wall' })
  })

  it('is unknown where the address has none, and empty where it unpairs', () => {
    expect(tokenIn('http://hall/wall?still=1')).toEqual({ token: undefined, rest: '/wall?still=1' })
    expect(tokenIn('http://hall/wall?screen=')).toEqual({ token: '', rest: '/wall' })
  })
})
