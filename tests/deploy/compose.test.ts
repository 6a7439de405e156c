import { describe, expect, test } from 'vitest'
import { settingNames } from '../../server/settings.ts'
import { compose, wordsOf } from './files.ts'

const { services, networks, volumes, secrets } = compose()
const each = Object.entries(services)
const nodes = each.filter(([, { build }]) => build !== undefined)

describe('docker-compose.yml', () => {
  test('runs two nodes, PostgreSQL, Redis and a proxy', () => {
    expect(Object.keys(services)).toEqual(['app1', 'app2', 'postgres', 'redis', 'caddy'])
    expect(nodes.map(([name]) => name)).toEqual(['app1', 'app2'])
  })

  test('the nodes are the same but for their names', () => {
    expect(services['app1']).toEqual(services['app2'])
  })

  test.each(each)('%s names a version of its image', (_name, { image }) => {
    expect(image).toMatch(/^[a-z]+:(?!latest)[\w.-]+$/)
  })

  test.each(each)('%s can change nothing but its volumes and has no power it does not need', (name, service) => {
    expect(service).toMatchObject({ cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] })
    const isProxy = name === 'caddy'
    expect(service.cap_add).toEqual(isProxy ? ['NET_BIND_SERVICE'] : [])
    expect(service.user ?? 'root', 'only the proxy is root').toMatch(isProxy ? /^root$/ : /^(node|postgres|redis)$/)
    const open = service.volumes.filter((volume) => !volume.endsWith(':ro')).map((volume) => volume.split(':')[0])
    for (const volume of open) expect(Object.keys(volumes)).toContain(volume)
  })

  test.each(each)('%s says how it is, comes back by itself and has an end to its memory', (_name, service) => {
    expect(service.healthcheck.test[0]).toMatch(/^CMD/)
    expect(service.restart).toBe('unless-stopped')
    expect(service.mem_limit).toMatch(/^\d+m$/)
  })

  test('only the proxy can be reached from outside, and only the nodes meet the stores', () => {
    expect(each.filter(([, { ports }]) => ports.length > 0).map(([name]) => name)).toEqual(['caddy'])
    expect(networks['back']).toEqual({ internal: true })
    for (const [name, service] of each) {
      const expected = { caddy: ['front'], postgres: ['back'], redis: ['back'] }[name] ?? ['front', 'back']
      expect(service.networks, name).toEqual(expected)
    }
  })

  test('a service starts when those that it needs are healthy', () => {
    for (const [, { depends_on: needed }] of each) {
      for (const [name, { condition }] of Object.entries(needed)) {
        expect(services).toHaveProperty(name)
        expect(condition).toBe('service_healthy')
      }
    }
    expect(Object.keys(services['app1']?.depends_on ?? {})).toEqual(['postgres', 'redis'])
    expect(Object.keys(services['caddy']?.depends_on ?? {})).toEqual(['app1', 'app2'])
  })

  test.each(nodes)('%s is given only settings that the server knows', (_name, { environment }) => {
    for (const name of Object.keys(environment)) expect(settingNames).toContain(name)
  })

  test('secrets come from files that are neither in git nor in the image', () => {
    for (const { file } of Object.values(secrets)) expect(file).toMatch(/^\.\/secrets\/[a-z-]+\.txt$/)
    for (const list of ['.gitignore', '.dockerignore']) expect(wordsOf(list)).toMatch(/^secrets\/?$/m)
    for (const [name, { environment, secrets: given }] of each) {
      for (const secret of given) expect(secrets, name).toHaveProperty(secret)
      const files = Object.entries(environment).filter(([key]) => key.endsWith('_FILE'))
      const mounted = given.map((secret) => `/run/secrets/${secret}`)
      for (const [, path] of files) expect(mounted, name).toContain(path)
      const open = Object.keys(environment).filter((key) => !key.endsWith('_FILE'))
      for (const key of open) expect(key, 'a secret stands in a file').not.toMatch(/PASSWORD|TOKEN|DATABASE_URL/)
    }
  })

  test('Redis keeps nothing and PostgreSQL keeps all in its volume', () => {
    expect(services['redis']?.command?.join(' ')).toContain('--save  --appendonly no')
    expect(services['redis']?.volumes).toEqual([])
    expect(services['postgres']?.volumes).toEqual(['postgres:/var/lib/postgresql/data'])
  })
})

describe('Caddyfile', () => {
  const words = wordsOf('Caddyfile')

  test('sends to every node of docker-compose.yml, and to nothing else', () => {
    const upstreams = /reverse_proxy (.+) \{/.exec(words)?.[1]?.split(' ')
    expect(upstreams).toEqual(nodes.map(([name]) => `${name}:8080`))
  })

  test('keeps a browser at its node, asks each whether it lives, and goes on to the next', () => {
    for (const line of [
      'lb_policy client_ip_hash',
      'lb_try_duration 5s',
      'fail_duration 2s',
      'health_uri /health/live',
    ])
      expect(words).toContain(line)
  })

  test('tells the public no figures', () => {
    expect(words).toMatch(/@metrics path \/metrics .*\n\s*respond @metrics 404/)
  })

  test('answers at the address that the nodes are told', () => {
    expect(words).toContain('{$SITE_ADDRESS:localhost} {')
    expect(services['caddy']?.environment['SITE_ADDRESS']).toBe('${SITE_ADDRESS:-localhost}')
    expect(services['app1']?.environment['PUBLIC_URL']).toBe('https://${SITE_ADDRESS:-localhost}')
  })
})
