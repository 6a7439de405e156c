import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { StartError } from '../../server/start-error.ts'
import { markStore } from '../../server/store/mark.ts'
import { openSqlite } from '../../server/store/sqlite.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'headrow-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

const pragma = async (db: Awaited<ReturnType<typeof openSqlite>>['db'], name: string): Promise<unknown> =>
  Object.values((await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(db)).rows[0] ?? {})[0]

describe('the embedded store', () => {
  it('writes ahead and syncs every commit', async () => {
    await using store = await openSqlite(directory)
    expect(await pragma(store.db, 'journal_mode')).toBe('wal')
    expect(await pragma(store.db, 'synchronous')).toBe(2)
    expect(await pragma(store.db, 'secure_delete')).toBe(1)
  })

  it('is opened by one server, and the second is told which folder is taken', async () => {
    await using first = await openSqlite(directory)
    expect(first.db).toBeDefined()
    await expect(openSqlite(directory)).rejects.toThrow(`Another Headrow server already uses ${directory}`)
  })

  it('can be read while a server has it open', async () => {
    await using store = await openSqlite(directory)
    expect(store.db).toBeDefined()
    const reader = new DatabaseSync(join(directory, 'headrow.db'), { readOnly: true })
    expect(reader.prepare('select count(*) as n from message').get()).toEqual({ n: 0 })
    reader.close()
  })

  it('is free again when its process was killed', async () => {
    const script = join(directory, 'hold.ts')
    const module = fileURLToPath(new URL('../../server/store/sqlite.ts', import.meta.url))
    await writeFile(
      script,
      `import { openSqlite } from ${JSON.stringify(module)}\nawait openSqlite(${JSON.stringify(directory)})\nconsole.log('held')\nsetInterval(() => {}, 1000)\n`,
    )
    const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise((resolve) => child.stdout.once('data', resolve))
    await expect(openSqlite(directory)).rejects.toThrow('Another Headrow server')
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
    await using store = await openSqlite(directory)
    expect(await store.db.selectFrom('message').selectAll().execute()).toEqual([])
  })

  it('written by a newer version is refused in words', async () => {
    await using first = await openSqlite(directory)
    await sql`insert into kysely_migration (name, timestamp) values ('999-future', '2030-01-01')`.execute(first.db)
    await first[Symbol.asyncDispose]()
    await expect(openSqlite(directory)).rejects.toThrow('newer version')
  })

  it('of a rehearsal is never opened for the real thing, nor the other way round', async () => {
    await using store = await openSqlite(directory)
    await markStore(store.db, true)
    await markStore(store.db, true)
    await expect(markStore(store.db, false)).rejects.toThrow('holds a rehearsal')
  })

  it('whose folder cannot be written is named with its setting', async () => {
    await mkdir(join(directory, 'lock.db'))
    await expect(openSqlite(directory)).rejects.toThrow(StartError)
    await expect(openSqlite(directory)).rejects.toThrow(`DATA_DIR ${directory} cannot be written`)
  })

  it('that is no database is named, and not overwritten', async () => {
    await writeFile(
      join(directory, 'headrow.db'),
      'this is a letter, not a database, and it is long enough to be read as a header',
    )
    await chmod(join(directory, 'headrow.db'), 0o600)
    await expect(openSqlite(directory)).rejects.toThrow(/cannot be opened/)
  })
})
