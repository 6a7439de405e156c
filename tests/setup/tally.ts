import * as z from 'zod'

/** The part of vitest's JSON report that is counted. */
const Report = z.object({
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
})

export interface Tally {
  passed: number
  /** tests that failed, and files that could not be run at all */
  failed: number
  /** the full names of tests that did not run */
  skipped: string[]
  /** whether the run as a whole is good; an error outside any test makes it bad with nothing failed */
  good: boolean
}

/**
 * Counts a report of vitest. Whatever neither passed nor failed is skipped: pending, todo, disabled.
 * Throws when it is no such report.
 */
export const tally = (report: unknown): Tally => {
  const { testResults, success } = Report.parse(report)
  const tests = testResults.flatMap((file) => file.assertionResults)
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  const failed = tests.filter((test) => test.status === 'failed').length + broken.length
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed,
    skipped: tests.filter((test) => test.status !== 'passed' && test.status !== 'failed').map((test) => test.fullName),
    good: success && failed === 0,
  }
}

/** The closing line, alone on its line. */
export const closingLine = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed, ${skipped.length} skipped`
