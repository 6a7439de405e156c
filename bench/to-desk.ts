import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { send, signIn } from '../tests/journeys/harness/desk.ts'
import { startServer } from '../tests/journeys/harness/server.ts'
import { until } from '../tests/journeys/harness/until.ts'
import { startJetstream } from '../tests/stand-ins/jetstream.ts'
import { startMastodon } from '../tests/stand-ins/mastodon.ts'
import { type Bar, bar, quantile } from './bar.ts'
import { child } from './parts/child.ts'
import { deskSocket } from './parts/desk-socket.ts'

const messages = 250
const quiet = { LIMIT_PER_DEVICE: '1000000', LIMIT_PER_ADDRESS: '10000000', LOG_LEVEL: 'fatal' }
const words = (n: number): string => `A place to sit on the way to the surgery, and somebody who asks how it went, ${n}`

/**
 * From the server's receipt of each message (its `receivedAt`) to a moderator's having it, while `tell` makes the source
 * speak. Fewer than `messages` within a minute after that are an error.
 */
const measure = async (
  name: string,
  { url, password }: { url: string; password: string },
  tell: () => Promise<void>,
): Promise<Bar> => {
  const desk = await signIn(url, password)
  using socket = await deskSocket(url, desk.cookie)
  await tell()
  await until(`${messages} messages on the desk`, () => socket.arrivals().length >= messages, 60_000)
  const took = socket.arrivals().map(({ message, at }) => at - message.receivedAt)
  return bar(name, { value: quantile(took, 0.99), unit: 'ms', limit: '<= 1000', n: took.length })
}

/** One after the other, a few in the time of a commit and others apart. */
const speak = async (say: (n: number) => unknown): Promise<void> => {
  for (let n = 0; n < messages; n++) {
    await say(n)
    await pause(Math.random() * 30)
  }
}

const web = async (): Promise<Bar> => {
  await using server = await startServer({ env: quiet })
  return await measure('intake-to-desk-p99', server, () => speak((n) => send(server.url, words(n))))
}

/** Every second a look at the timeline finds what was posted since. */
const mastodon = async (): Promise<Bar> => {
  await using stack = new AsyncDisposableStack()
  const stand = stack.adopt(await startMastodon(), ({ close }) => close())
  const env = { ...quiet, MASTODON_INSTANCES: stand.base, MASTODON_POLL_SECONDS: '1' }
  const server = stack.use(await startServer({ env }))
  return await measure('intake-to-desk-mastodon-p99', server, () =>
    speak((n) =>
      stand.add({ content: `<p>${words(n)} #HSCLeeds</p>`, tags: ['hscleeds'], account: { acct: `person${n % 50}` } }),
    ),
  )
}

/** The stream pushes each post; names of new authors are looked up before we count it as received. */
const bluesky = async (): Promise<Bar> => {
  await using stack = new AsyncDisposableStack()
  const stand = stack.adopt(await startJetstream(), ({ close }) => close())
  const env = { ...quiet, BLUESKY_JETSTREAM_URL: stand.jetstreamUrl, BLUESKY_API_URL: stand.apiUrl }
  const server = stack.use(await startServer({ env }))
  await until('Bluesky is read', () => stand.connections() > 0)
  return await measure('intake-to-desk-bluesky-p99', server, () =>
    speak((n) => stand.post({ did: `did:plc:person${n % 50}`, text: `${words(n)} #HSCLeeds` })),
  )
}

/** The rehearsal's day in half a minute, with its own moderator at work. */
const rehearsal = async (): Promise<Bar> => {
  await using stack = new AsyncDisposableStack()
  const folder = stack.adopt(await mkdtemp(join(tmpdir(), 'headrow-bench-')), (path) => rm(path, { recursive: true }))
  const password = 'a lantern over the Aire'
  const env = { HOST: '127.0.0.1', PORT: '0', DATA_DIR: join(folder, 'data'), ADMIN_PASSWORD: password, ...quiet }
  const played = stack.use(child([process.execPath, 'bench/parts/rehearsal.ts', '40'], env))
  const url = `http://127.0.0.1:${await played.firstLine}`
  return await measure('intake-to-desk-rehearsal-p99', { url, password }, async () => undefined)
}

/** A message at any source is on the desk within a second of our receipt. */
export const toDesk = async (): Promise<Bar[]> => [await web(), await mastodon(), await bluesky(), await rehearsal()]
