import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { erasureContract, outspoken, words } from '../contract/erasure.ts'
import { dutyContract } from '../contract/duties.ts'
import { searchContract } from '../contract/search.ts'
import { serverContract } from '../contract/servers.ts'
import { storeContract } from '../contract/store.ts'
import { loneWallContract, sharedWallContract, wallContract } from '../contract/walls.ts'
import { useSites } from '../support/site.ts'
import { onPostgres } from '../support/services.ts'

describe('the store in SQLite', () => {
  const { sqlite } = useSites()
  storeContract(sqlite)
  erasureContract(sqlite)
  searchContract(sqlite)
  wallContract(sqlite)
  loneWallContract(sqlite)

  test('6.2 no byte of an erased message is in any of its files', async () => {
    await using site = await sqlite()
    const { directory } = site
    const bytes = async (): Promise<string> => {
      const names = await readdir(directory)
      const files = await Promise.all(names.map((name) => readFile(join(directory, name), 'latin1')))
      return files.join('\n').toLowerCase()
    }
    await using server = await site.server()
    await server.approved(words, outspoken)
    expect(await bytes()).toMatch(/quillfeather/)
    await server.rooms.takeEvents('mastodon', [{ kind: 'deleted', externalId: outspoken.externalId ?? '' }])
    expect(await bytes()).not.toMatch(/quillfeather|zebulon|900123/)
  })
})

onPostgres('the store in PostgreSQL', () => {
  const { postgres } = useSites()
  storeContract(() => postgres())
  erasureContract(() => postgres())
  searchContract(() => postgres())
  wallContract(() => postgres())
})

// Two servers never stand on one SQLite: its second is refused at the start (tests/store/sqlite.test.ts).
onPostgres('servers that share the store in PostgreSQL', () => {
  const { postgres } = useSites()
  sharedWallContract(() => postgres())
  serverContract(() => postgres())
  dutyContract(() => postgres())
})

onPostgres('the store in a database of PostgreSQL that knows ASCII letters alone', () => {
  const { postgres } = useSites()
  searchContract(() => postgres(`template template0 encoding 'UTF8' locale_provider libc locale 'C'`))
})
