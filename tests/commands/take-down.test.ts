import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openHouse } from '../support/house.ts'

const command = fileURLToPath(new URL('../../server/commands/take-down.ts', import.meta.url))

interface Ended {
  code: number
  said: string
  complained: string
}

const run = async (receipts: string, ...more: string[]): Promise<Ended> => {
  const { promise, resolve } = Promise.withResolvers<Ended>()
  const child = execFile(process.execPath, [command, '-', ...more], { timeout: 9_000 }, (_error, said, complained) =>
    resolve({ code: child.exitCode ?? 1, said, complained }),
  )
  child.stdin?.end(receipts)
  return promise
}

test('messages named by their receipts are taken down and erased, and what became of each is printed', async () => {
  await using house = await openHouse()
  const one = await house.send('A bench outside the surgery')
  const other = await house.send('A bus that waits')
  await house.approved('This one stays')
  const first = await run(`${one.receipt}\r\n\n0000-NOSUCH-CODE\n${other.receipt}`, house.base)
  const words = [`${one.receipt} taken down`, '0000-NOSUCH-CODE not there', `${other.receipt} taken down`, '']
  expect(first).toEqual({ code: 0, said: words.join('\n'), complained: '' })
  const rows = await house.app.db.selectFrom('message').select('text').execute()
  expect(rows.map(({ text }) => text).toSorted()).toEqual(['', '', 'This one stays'])
})

test('what could not be done is named, and the exit code tells', async () => {
  const gone = await run('AAAA-BBBB', 'http://127.0.0.1:1')
  expect(gone).toMatchObject({ code: 1, said: '' })
  expect(gone.complained).toMatch(/^AAAA-BBBB not taken down: /)
  expect(await run('AAAA-BBBB', 'no address')).toMatchObject({ code: 2, said: '' })
})
