import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { find, missingLine, type Need } from './needs.ts'

describe('finding what tests need of the system', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'headrow-needs-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const program = (...path: string[]): string => {
    const file = join(folder, ...path)
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, '#!/bin/sh\n')
    chmodSync(file, 0o755)
    return file
  }
  const need = (...places: string[]): Need => ({
    name: 'Lantern',
    variable: 'LANTERN',
    places,
    debian: 'lantern',
    why: 'walks in the dark',
  })

  test('a name is looked for on the PATH, in its order', () => {
    program('late', 'lantern')
    const early = program('early', 'lantern')
    const path = `${folder}/none:${folder}/early:${folder}/late`
    expect(find(need('torch', 'lantern'), { PATH: path })).toBe(early)
  })

  test('a star stands for one folder, the newest version first', () => {
    program('lib', '9', 'bin', 'lantern')
    const newest = program('lib', '16', 'bin', 'lantern')
    expect(find(need(`${folder}/lib/*/bin/lantern`), {})).toBe(newest)
  })

  test('the variable goes before every place, and is never replaced when it is wrong', () => {
    const named = program('mine')
    const other = program('lantern')
    expect(find(need(other), { LANTERN: named })).toBe(named)
    expect(find(need(other), { LANTERN: `${folder}/gone` })).toBeUndefined()
  })

  test('a file that cannot be run is not found', () => {
    const file = program('lantern')
    chmodSync(file, 0o644)
    expect(find(need(file), {})).toBeUndefined()
  })

  test('one line says what is missing, what that costs and how to get it', () => {
    expect(missingLine(need(), {})).toBe(
      'Lantern was not found, so walks in the dark are not tested. Install it (Debian: apt-get install lantern) or set LANTERN to its path.',
    )
    expect(missingLine(need(), { LANTERN: '/gone' })).toContain('LANTERN names /gone, which cannot be run')
  })
})
