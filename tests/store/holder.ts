import { Secret } from '../../server/settings.ts'
import { openPostgres } from '../../server/store/postgres.ts'

/** A server in a process of its own, to be frozen: it says when it holds the duty that it is named, and when it lost it. */
const [url = '', name = ''] = process.argv.slice(2)
const store = await openPostgres({ url: new Secret(url), pool: 2, failed: () => undefined })
store.lease(name, () => {
  console.log('holds it')
  return { [Symbol.asyncDispose]: async () => console.log('lost it') }
})
