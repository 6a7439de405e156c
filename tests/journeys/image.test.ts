import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildPages } from '../../server/commands/build.ts'
import { inImage } from '../deploy/files.ts'
import { root } from '../setup/run.ts'
import { startServer } from './harness/server.ts'

describe('the product as it stands in its image: built pages without their sources', () => {
  const home = mkdtempSync(join(tmpdir(), 'headrow-image-'))
  const all = (): string[] =>
    ['', 'dist', 'dist/assets'].flatMap((folder) => readdirSync(join(home, folder)).map((name) => join(folder, name)))

  beforeAll(async () => {
    await buildPages()
    for (const path of inImage()) cpSync(join(root, path), join(home, path), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'), 'dir')
  })
  afterAll(() => rmSync(home, { recursive: true, force: true }))

  test('it starts, serves its pages, and writes nothing beside itself', async () => {
    const before = all()
    await using server = await startServer({ home })
    expect(server.output()).not.toContain('Building')
    for (const path of ['/health/ready', '/', '/join', '/wall', '/desk', '/worker.js'])
      expect((await fetch(server.url + path)).status, path).toBe(200)
    const page = await (await fetch(`${server.url}/wall`)).text()
    const files = [...page.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, file]) => file)
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) expect((await fetch(`${server.url}${file}`)).status, file).toBe(200)
    expect(all()).toEqual(before)
  })
})
