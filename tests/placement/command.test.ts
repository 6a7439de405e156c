import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'headrow-place-'))
afterAll(() => rmSync(folder, { recursive: true }))

const command = new URL('../../server/commands/place.ts', import.meta.url).pathname
const run = (args: string[], input?: string) =>
  spawnSync(process.execPath, [command, ...args], { encoding: 'utf8', input })

const fileWith = (content: string): string => {
  const name = join(folder, 'messages.jsonl')
  writeFileSync(name, content)
  return name
}

test('one line of area and confidence is printed for each message, in order', () => {
  const { stdout, stderr, status } = run([
    fileWith('{"id":"a","text":"no gp in Seacroft"}\n{"id":2,"text":"leeds","area":"x"}\n'),
  ])
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines).toEqual([
    { id: 'a', area: 'neighbourhood/Seacroft', confidence: expect.any(Number) },
    { id: 2, area: null, confidence: 0 },
  ])
  expect(Object.keys(lines[0])).toEqual(['id', 'area', 'confidence'])
  expect([stderr, status]).toEqual(['', 0])
})

test('a byte order mark, blank lines, CRLF and a missing last line end are taken as they come', () => {
  const { stdout, status } = run([fileWith('\uFEFF{"id":"a","text":"Otley"}\r\n\r\n{"id":"b","text":"x\u2028y"}')])
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).id),
  ).toEqual(['a', 'b'])
  expect(status).toBe(0)
})

test('a bad line is named, the rest is printed and the exit code is 1', () => {
  const { stdout, stderr, status } = run([
    fileWith('{"id":"a","text":"Otley"}\nnonsense\n{"id":"b"}\n{"id":"c","text":""}\n'),
  ])
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).id),
  ).toEqual(['a', 'c'])
  expect(stderr).toMatch(/^line 2: not valid JSON\nline 3: expected an object with "id"/)
  expect(status).toBe(1)
})

test('a dash reads standard input', () => {
  expect(run(['-'], '{"id":"a","text":"Otley"}\n').stdout).toContain('neighbourhood/Otley')
})

test('no file or an unreadable one is one clear line and exit code 2', () => {
  for (const args of [[], [join(folder, 'missing.jsonl')], [folder]]) {
    const { stdout, stderr, status } = run(args)
    expect(stdout).toBe('')
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(status).toBe(2)
  }
})
