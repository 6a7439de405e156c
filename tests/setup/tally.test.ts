import { describe, expect, test } from 'vitest'
import { closingLine, tally } from './tally.ts'

const file = (status: string, ...statuses: string[]): object => ({
  name: 'a.test.ts',
  status,
  assertionResults: statuses.map((each, n) => ({ fullName: `test ${n}`, status: each })),
})

describe('the tally of a test run', () => {
  test('counts what passed, failed and was skipped, and names the skipped', () => {
    const counted = tally({
      success: false,
      testResults: [file('failed', 'passed', 'failed', 'skipped'), file('passed', 'passed', 'todo')],
    })
    expect(counted).toEqual({ passed: 2, failed: 1, skipped: ['test 2', 'test 1'], good: false })
    expect(closingLine(counted)).toBe('2 passed, 1 failed, 2 skipped')
  })

  test('a file that could not be run counts as a failure', () => {
    expect(tally({ success: false, testResults: [file('failed'), file('passed', 'passed')] })).toMatchObject({
      passed: 1,
      failed: 1,
      good: false,
    })
  })

  test('an error outside any test makes the run bad', () => {
    expect(tally({ success: false, testResults: [file('passed', 'passed')] }).good).toBe(false)
    expect(tally({ success: true, testResults: [file('passed', 'passed')] }).good).toBe(true)
  })

  test('what is no report is refused', () => {
    expect(() => tally({ tests: 3 })).toThrow('testResults')
  })
})
