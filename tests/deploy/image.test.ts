import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { readHouse } from '../house/read.ts'
import { root } from '../setup/run.ts'
import { compose, dockerfile, wordsOf } from './files.ts'

const Manifest = z.object({ dependencies: z.record(z.string(), z.string()) })
const Lock = z.object({
  packages: z.record(z.string(), z.object({ dev: z.boolean().optional(), optional: z.boolean().optional() })),
})
const instructions = dockerfile()
const stages = instructions.filter(({ name }) => name === 'FROM')
const last = instructions.filter(({ stage }) => stage === stages.length - 1)
const ofLast = (name: string): string[] => last.filter((one) => one.name === name).map(({ words }) => words)

describe('Dockerfile', () => {
  test('every stage stands on Node 24', () => {
    expect(stages).toHaveLength(3)
    for (const { words } of stages) expect(words).toMatch(/^node:24-slim( AS [a-z]+)?$/)
  })

  test('every path that it copies is there, and is let in', () => {
    const ignored = wordsOf('.dockerignore').split('\n')
    const copied = instructions.filter(({ name, words }) => name === 'COPY' && !words.startsWith('--from'))
    expect(copied.length).toBeGreaterThan(4)
    for (const path of copied.flatMap(({ words }) => words.split(' ').slice(0, -1))) {
      expect(existsSync(join(root, path)), path).toBe(true)
      expect(ignored).not.toContain(path.split('/')[0])
    }
  })

  test('what it ends as has the server and the built pages, and neither their sources nor what tests and builds need', () => {
    const words = ofLast('COPY').join('\n')
    expect(words).toContain('--from=packages /headrow/node_modules node_modules')
    expect(words).toContain('--from=pages /headrow/dist dist')
    expect(words).not.toMatch(/display|tests|bench|package-lock/)
    const installs = instructions.filter(({ words: what }) => what.includes('npm ci')).map(({ words: what }) => what)
    expect(installs).toEqual(['npm ci --omit=dev', 'npm ci --omit=dev --omit=optional'])
  })

  test('what the server imports is left in', () => {
    const { dependencies } = Manifest.parse(JSON.parse(wordsOf('package.json')))
    const { packages } = Lock.parse(JSON.parse(wordsOf('package-lock.json')))
    const isLeftIn = (name: string): boolean => {
      const { dev, optional } = packages[`node_modules/${name}`] ?? {}
      return name in dependencies && dev !== true && optional !== true
    }
    const named = readHouse()
      .filter(({ path }) => /^(server|shared)\//.test(path))
      .flatMap(({ imports }) => imports.filter(({ onlyTypes }) => !onlyTypes))
      .filter(({ to }) => !/^(server|shared|node:)/.test(to))
      .map(({ to }) => /^(@[^/]+\/)?[^/]+/.exec(to)?.[0] ?? to)
    expect(named).toContain('fastify')
    expect([...new Set(named)].filter((name) => !isLeftIn(name))).toEqual([])
  })

  test('it runs the server itself, not as root, and ends it by SIGTERM', () => {
    expect(ofLast('USER')).toEqual(['node'])
    expect(ofLast('STOPSIGNAL')).toEqual(['SIGTERM'])
    expect(ofLast('CMD')).toEqual(['["node", "server/main.ts"]'])
  })

  test('alone and in a composition it is asked for its health in the same way', () => {
    const [, command = '[]'] = / CMD (\[.*\])$/.exec(ofLast('HEALTHCHECK').join('')) ?? []
    expect(['CMD', ...(JSON.parse(command) as string[])]).toEqual(compose().services['app1']?.healthcheck.test)
  })

  test('no messages, secrets or history come into the image', () => {
    const ignored = wordsOf('.dockerignore').split('\n')
    for (const path of ['.git', 'node_modules', 'dist', 'data', 'data-rehearsal', 'secrets', '.env'])
      expect(ignored).toContain(path)
  })
})
