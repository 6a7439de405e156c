import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readSettings, settingNames } from '../../server/settings.ts'

describe('a setting', () => {
  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PUBLIC_URL', 'leeds.example'],
    ['PUBLIC_URL', 'ftp://leeds.example'],
    ['ADMIN_PASSWORD', 'short'],
    ['DATABASE_URL', 'postgres://localhost/headrow'],
    ['REDIS_URL', 'redis://localhost'],
    ['HASHTAG', 'two words'],
    ['TIME_ZONE', 'Yorkshire'],
    ['LOG_LEVEL', 'loud'],
    ['MASTODON_INSTANCES', 'mastodon.social'],
    ['BLUESKY_JETSTREAM_URL', 'https://example.org'],
    ['LIMIT_PER_DEVICE', '0'],
  ])('that is wrong is named with what is expected: %s=%s', (name, value) => {
    expect(() => readSettings({ [name]: value }, false)).toThrow(new RegExp(`^A setting is wrong.\\n {2}${name} .+\\.`))
  })

  it('never repeats a secret when it is wrong, and hides it when it is right', () => {
    expect(() => readSettings({ ADMIN_PASSWORD: 'hunter2' }, false)).toThrow(/^(?!.*hunter2)/s)
    const settings = readSettings({ ADMIN_PASSWORD: 'a long enough one' }, false)
    expect(JSON.stringify(settings)).not.toContain('long enough')
    expect(settings.secrets.adminPassword?.reveal()).toBe('a long enough one')
  })

  it('that is empty is one that is not set', () => {
    expect(readSettings({ PORT: '', PUBLIC_URL: '' }, false).listen).toMatchObject({ port: 8080, publicUrl: undefined })
  })

  it('stands in docs/settings.md', () => {
    const page = readFileSync(new URL('../../docs/settings.md', import.meta.url), 'utf8')
    for (const name of settingNames) expect(page, name).toContain(`\`${name}\``)
  })

  it('keeps a rehearsal in a folder of its own', () => {
    expect(readSettings({ DATA_DIR: '/srv/data/' }, true).data.directory).toBe('/srv/data-rehearsal')
    expect(readSettings({ DATA_DIR: '/srv/data' }, false).data.directory).toBe('/srv/data')
  })
})
