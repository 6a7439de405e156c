import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { screen } from '../../server/screening/screen.ts'

interface Case {
  text: string
  level: string
  detail: string | undefined
}

/** Lines under headings `## level detail`. */
const casesOf = (name: string): Case[] => {
  const cases: Case[] = []
  let heading: string[] = []
  for (const line of readFileSync(new URL(`sets/${name}.txt`, import.meta.url), 'utf8').split('\n')) {
    if (line.startsWith('## ')) heading = line.slice(3).split(' ')
    else if (line.trim() !== '') cases.push({ text: line, level: heading[0] ?? '', detail: heading[1] })
  }
  return cases
}

const levelOf = (text: string): string => {
  const crisis = screen({ text }).findings.filter(({ kind }) => kind === 'crisis')
  if (crisis.length === 0) return 'none'
  return crisis.some(({ level }) => level === 'crisis') ? 'crisis' : 'topic'
}

/**
 * What each set was found to give when the rules first met it, before anybody mended a rule by it (people at risk found;
 * others called crisis). Development: 66 of 70; 1 of 50. Held out, written with it before the rules: 55 of 60; 0 of 50.
 * Afterwards, indirect lines written to be missed: 9 of 30; 5 of 23. Unseen, the same again after the rules had been
 * broadened: 10 of 24; 1 of 17. The rules have since been mended by all four, so the bars below only keep what was won:
 * a new set in other hands' words will find less.
 */
describe.each([
  ['crisis-development', 0.95],
  ['crisis-held-out', 0.95],
  ['crisis-afterwards', 0.95],
  ['crisis-unseen', 0.95],
])('the set %s', (name, bar) => {
  const cases = casesOf(name)

  test(`at least ${bar * 100} % of the people at risk go to the crisis lane`, () => {
    const atRisk = cases.filter(({ level }) => level === 'crisis')
    const missed = atRisk.filter(({ text }) => screen({ text }).lane !== 'crisis').map(({ text }) => text)
    expect(missed.length / atRisk.length, missed.join('\n')).toBeLessThanOrEqual(1 - bar + 1e-9)
  })

  test('at most one in ten of the others does', () => {
    const others = cases.filter(({ level }) => level !== 'crisis')
    const called = others.filter(({ text }) => screen({ text }).lane === 'crisis').map(({ text }) => text)
    expect(called.length / others.length, called.join('\n')).toBeLessThanOrEqual(0.1)
  })

  test('at most one in twenty everyday sayings is held for its words about dying', () => {
    const sayings = cases.filter(({ level }) => level === 'none')
    const held = sayings.filter(({ text }) => levelOf(text) !== 'none').map(({ text }) => text)
    expect(held.length / sayings.length, held.join('\n')).toBeLessThanOrEqual(0.05)
  })
})

describe('crisis', () => {
  test.each([
    ['my brother died by suicide in 2019', 'topic'],
    ['I am not suicidal', 'topic'],
    ['if you are feeling suicidal ring 116 123', 'topic'],
    ['I used to want to die, years ago', 'topic'],
    ['I used to want to die and tonight I want to die again', 'crisis'],
    ['this bus queue is killing me', 'none'],
    ['dying for a cuppa', 'none'],
    ["ah want to kill misen, ah've had enough", 'crisis'],
    ['i wnat to kil myslef', 'crisis'],
    ['k\u200Bill mys\u200Belf, I want to k\u200Bill mys\u200Belf', 'crisis'],
  ])('"%s" is %s', (text, level) => {
    expect(levelOf(text)).toBe(level)
  })

  test('a finding names its kind, marks the words and never repeats them in its reason', () => {
    const text = 'Hello. Honestly I just wnat to die, sorry'
    const finding = screen({ text }).findings.find(({ level }) => level === 'crisis')
    expect(finding).toMatchObject({ kind: 'crisis', detail: 'self_harm', field: 'text' })
    expect(text.slice(finding?.start, finding?.end)).toBe('wnat to die')
    expect(finding?.reason).not.toContain('die')
  })
})
