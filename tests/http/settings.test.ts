import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openHttp } from '../../server/http/server.ts'
import { readSettings, settingNames } from '../../server/settings.ts'

describe('a setting', () => {
  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PUBLIC_URL', 'leeds.example'],
    ['PUBLIC_URL', 'ftp://leeds.example'],
    ['ADMIN_PASSWORD', 'short'],
    ['DATABASE_URL', 'mysql://localhost/headrow'],
    ['DATABASE_URL', 'localhost'],
    ['DATABASE_POOL', '1'],
    ['REDIS_URL', 'http://localhost'],
    ['X_BEARER_TOKEN', 'two words and more than twenty'],
    ['X_TERMS', 'yes'],
    ['X_BUDGET', '-1'],
    ['ADMIN_PASSWORD_FILE', '/nowhere/at/all'],
    ['HASHTAG', 'two words'],
    ['TIME_ZONE', 'Yorkshire'],
    ['LOG_LEVEL', 'loud'],
    ['MASTODON_INSTANCES', 'mastodon.social'],
    ['BLUESKY_JETSTREAM_URL', 'https://example.org'],
    ['LIMIT_PER_DEVICE', '0'],
    ['QUESTION', ' '],
    ['DATA_DIR', ' '],
    ['ADMIN_PASSWORD', 'x'.repeat(501)],
    ['TRUST_PROXY', 'nonsense'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', 'loopback, 10.0.0.0/33'],
    ['TRUST_PROXY', '10.0.0.0/0'],
    ['TRUST_PROXY', '10.0.0.1/8/8'],
    ['TRUST_PROXY', 'fe80::1%eth0'],
  ])('that is wrong is named with what is expected: %s=%s', (name, value) => {
    expect(() => readSettings({ [name]: value }, false)).toThrow(new RegExp(`^A setting is wrong.\\n {2}${name} .+\\.`))
  })

  it('that is blank is taken, or named in words of ours', () => {
    const wrong = settingNames.flatMap((name) => {
      try {
        readSettings({ [name]: ' ' }, false)
        return []
      } catch (error) {
        return (error as Error).message.split('\n')[1] ?? ''
      }
    })
    expect(wrong.length).toBeGreaterThan(5)
    for (const words of wrong) expect(words).toMatch(/^ {2}[A-Z_]+ (is|has) /)
  })

  it('names proxies as Fastify takes them', async () => {
    const names = ['127.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8', 'loopback', 'linklocal', 'uniquelocal']
    const settings = readSettings({ TRUST_PROXY: names.join(', ') }, false)
    expect(settings.listen.trustProxy).toEqual(names)
    const http = await openHttp(settings)
    await http.close()
  })

  it('of a time zone is any that a clock can be set to', () => {
    for (const zone of ['UTC', 'Europe/London', 'Asia/Kolkata']) {
      expect(readSettings({ TIME_ZONE: zone }, false).event.timeZone).toBe(zone)
    }
  })

  it('never repeats a secret when it is wrong, and hides it when it is right', () => {
    expect(() => readSettings({ ADMIN_PASSWORD: 'hunter2' }, false)).toThrow(/^(?!.*hunter2)/s)
    const settings = readSettings({ ADMIN_PASSWORD: 'a long enough one' }, false)
    expect(JSON.stringify(settings)).not.toContain('long enough')
    expect(settings.secrets.adminPassword?.reveal()).toBe('a long enough one')
  })

  it('that is secret may stand in a file, and in one place only', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'headrow-')), 'password')
    writeFileSync(file, 'a long enough one\n')
    const { secrets } = readSettings({ ADMIN_PASSWORD_FILE: file }, false)
    expect(secrets.adminPassword?.reveal()).toBe('a long enough one')
    expect(() => readSettings({ ADMIN_PASSWORD_FILE: file, ADMIN_PASSWORD: 'another long one' }, false)).toThrow(
      'ADMIN_PASSWORD and ADMIN_PASSWORD_FILE are both set',
    )
    writeFileSync(file, '\n')
    expect(() => readSettings({ ADMIN_PASSWORD_FILE: file }, false)).toThrow('is empty')
  })

  it('of what servers share is not read by a rehearsal', () => {
    const env = { DATABASE_URL: 'postgres://db/headrow', REDIS_URL: 'redis://r', X_BEARER_TOKEN: 'x'.repeat(30) }
    expect(readSettings(env, true)).toMatchObject({ database: undefined, redis: undefined, x: undefined })
    const settings = readSettings(env, false)
    expect(settings.database?.url.reveal()).toBe('postgres://db/headrow')
    expect(settings.x).toMatchObject({ accepted: false, budget: 50 })
    expect(JSON.stringify(settings)).not.toContain('//db')
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
