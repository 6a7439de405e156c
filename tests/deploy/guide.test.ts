import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { settingNames } from '../../server/settings.ts'
import { root } from '../setup/run.ts'
import { openHouse } from '../support/house.ts'
import { compose, wordsOf } from './files.ts'

const guide = wordsOf('docs/operating.md')

test('every file and folder that the guide names or links is there', () => {
  const links = [...guide.matchAll(/\]\(([^)#]+)\)/g)].map(([, to]) => join(dirname('docs/operating.md'), to ?? ''))
  const commands = [...guide.matchAll(/\bserver\/[\w/-]+\.ts/g)].map(([path]) => path)
  expect(links.length).toBeGreaterThan(1)
  expect(commands.length).toBeGreaterThan(0)
  for (const path of [...links, ...commands]) expect(existsSync(join(root, path)), path).toBe(true)
})

test('the secrets that it makes are those that docker-compose.yml reads', () => {
  const made = new Set([...guide.matchAll(/> (secrets\/[a-z-]+\.txt)/g)].map(([, path]) => `./${path}`))
  expect([...made].toSorted()).toEqual(
    Object.values(compose().secrets)
      .map(({ file }) => file)
      .toSorted(),
  )
})

test('what it adds for X names settings that the server knows', () => {
  const [, yaml = ''] = /```yaml\n(.*?)```/s.exec(guide) ?? []
  const { services } = parse(yaml) as { services: Record<string, { environment: Record<string, unknown> }> }
  expect(Object.keys(services)).toEqual(['app1', 'app2'])
  const names = Object.keys(services['app1']?.environment ?? {})
  expect(names).toContain('X_BEARER_TOKEN_FILE')
  for (const name of names) expect(settingNames).toContain(name)
})

test('it names every figure that a node gives', async () => {
  await using house = await openHouse()
  const words = await (await house.ask('GET', '/metrics')).text()
  const figures = [...words.matchAll(/^# HELP (\w+)/gm)].map(([, name]) => name)
  expect(figures.length).toBeGreaterThan(4)
  for (const name of figures) expect(guide).toContain(`\`${name}\``)
})
