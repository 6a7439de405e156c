import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const command = fileURLToPath(new URL('../../server/commands/screen.ts', import.meta.url))
const run = (args: string[], input = '') =>
  spawnSync(process.execPath, [command, ...args], { input, encoding: 'utf8', timeout: 30_000 })

test('each line is screened in order; a mark at the start, blank lines and CRLF are taken as they come', () => {
  const { stdout, status } = run(
    ['-'],
    '\uFEFF{"id":1,"text":"fine day"}\r\n\r\n{"id":"b","text":"hi","name":"Jo 07700 900123"}\r\n',
  )
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines).toEqual([
    { id: 1, lane: 'new', findings: [] },
    {
      id: 'b',
      lane: 'flagged',
      findings: [
        { kind: 'personal', detail: 'phone', field: 'name', start: 3, end: 15, reason: 'looks like a phone number' },
      ],
    },
  ])
  expect(status).toBe(0)
})

test('a bad line is named in one line and stops no other', () => {
  const { stdout, stderr, status } = run(['-'], 'oops\n{"id":2}\n{"id":3,"text":"x"}\n')
  expect(stdout).toBe('{"id":3,"lane":"new","findings":[]}\n')
  expect(
    stderr
      .trim()
      .split('\n')
      .map((line) => line.slice(0, 7)),
  ).toEqual(['line 1:', 'line 2:'])
  expect(status).toBe(1)
})

test('a file that cannot be read is named in one line', () => {
  const { stderr, status } = run(['/there/is/no/such/file.jsonl'])
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(status).toBe(2)
})
