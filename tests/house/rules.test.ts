import { describe, expect, test } from 'vitest'
import { readSource } from './read.ts'
import { circles, rules } from './rules.ts'

const breaks = (path: string, code: string): string[] => {
  const source = readSource(path, code)
  return rules.flatMap(({ broken }) => broken(source))
}

describe('the rules of the house', () => {
  test.each([
    ['server/attic/a.ts', 'export const a = 1', 'stands in no room of tests/house/rules.ts'],
    ['shared/a.ts', `import { b } from '../server/ids.ts'`, 'imports server/ids.ts'],
    ['shared/a.ts', `import { b } from 'kysely'`, 'imports kysely'],
    ['display/wall/a.ts', `import type { B } from '../../server/feed/b.ts'`, 'imports server/feed/b.ts'],
    ['display/wall/a.ts', `import { b } from '../desk/b.ts'`, 'imports display/desk/b.ts'],
    ['server/intake/a.ts', `import { b } from '../moderation/b.ts'`, 'imports server/moderation/b.ts'],
    ['server/intake/a.ts', `import type { B } from '../feed/b.ts'`, 'imports server/feed/b.ts'],
    ['server/feed/a.ts', `import { b } from '../store/b.ts'`, 'imports server/store/b.ts'],
    ['server/feed/a.ts', `const b = await import('../store/b.ts')`, 'imports server/store/b.ts'],
    ['server/feed/a.ts', `export { b } from '../http/b.ts'`, 'imports server/http/b.ts'],
    ['server/store/a.ts', `import { b } from '../http/b.ts'`, 'imports server/http/b.ts'],
    ['server/http/a.ts', `import { b } from '../app.ts'`, 'imports server/app.ts'],
    ['server/moderation/life.ts', `import { b } from './queue.ts'`, 'imports server/moderation/queue.ts'],
    ['server/screening/a.ts', `import { readFileSync } from 'node:fs'`, 'imports node:fs'],
    ['server/placement/a.ts', 'const a = Date.now()', 'Date.now'],
    ['shared/a.ts', 'const a = new Date()', 'new Date()'],
    ['display/wall/motion/a.ts', 'const a = Math.random()', 'Math.random'],
    ['server/http/a.ts', `const a = process.env['A']`, 'process.env'],
    ['server/main.ts', 'process.exit(1)', 'process.exit'],
    ['shared/index.ts', 'export const a = 1', 'is an index file'],
    ['shared/a.ts', `export * from './b.ts'`, 're-exports all of shared/b.ts'],
    ['shared/a.ts', 'const a = 1\n'.repeat(351), 'has 351 lines'],
    ['display/wall/a.css', 'a {}\n'.repeat(351), 'has 351 lines'],
  ])('%s may not say %j', (path, code, words) => {
    expect(breaks(path, code)).toEqual([words])
  })

  test.each([
    [
      'shared/a.ts',
      `import * as z from 'zod'\nimport { b } from './b.ts'\nexport const c = (at: number) => new Date(at)`,
    ],
    ['server/moderation/a.ts', `import { b } from '../placement/b.ts'\nimport type { C } from '../store/c.ts'`],
    ['server/http/a.ts', `import { b } from '../feed/b.ts'\nimport Fastify from 'fastify'`],
    ['server/settings.ts', `export const a = process.env['A']`],
    ['display/desk/a.tsx', `import { b } from '../link/b.ts'\nimport '../ui/tokens.css'\nexport const c = <p>{b}</p>`],
  ])('%s may say %j', (path, code) => {
    expect(breaks(path, code)).toEqual([])
  })

  test('a circle of imports is found, through types too', () => {
    const sources = [
      readSource('shared/a.ts', `import { b } from './b.ts'`),
      readSource('shared/b.ts', `import type { C } from './c.ts'`),
      readSource('shared/c.ts', `import { a } from './a.ts'`),
    ]
    expect(circles(sources)).toEqual([['shared/a.ts', 'shared/b.ts', 'shared/c.ts', 'shared/a.ts']])
    expect(circles(sources.slice(0, 2))).toEqual([])
  })
})
