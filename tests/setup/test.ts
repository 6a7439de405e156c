import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepare } from './needs.ts'
import { root, run } from './run.ts'
import { closingLine, tally, type Tally } from './tally.ts'

/**
 * `npm test`: the check, the pages, then every test. Words after `--` go to vitest (file names, -t).
 * The exit code is 0 only when all of them are good; under CI=true a skipped test is not good.
 */
const underCi = process.env['CI'] === 'true' || process.env['CI'] === '1'
const say = (line: string): void => console.log(line)
const problems: string[] = []

const step = async (name: string, command: readonly string[], env: Record<string, string> = {}): Promise<void> => {
  say(`\n== ${name}`)
  const { code } = await run(command, { show: true, env })
  if (code !== 0) problems.push(name)
}

const nothing: Tally = { passed: 0, failed: 0, skipped: [], good: false }
const readTally = (file: string): Tally =>
  existsSync(file) ? tally(JSON.parse(readFileSync(file, 'utf8')) as unknown) : nothing

const reports = mkdtempSync(join(tmpdir(), 'headrow-tests-'))
const report = join(reports, 'report.json')
try {
  const programs = await prepare(say)
  await step('check', ['node', 'tests/setup/check.ts'])
  if (existsSync(join(root, 'server/commands/build.ts'))) await step('pages', ['node', 'server/commands/build.ts'])
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  await step('tests', ['vitest', 'run', ...reporters, ...process.argv.slice(2)], programs)

  const counted = readTally(report)
  if (!counted.good && !problems.includes('tests')) problems.push('tests')
  for (const name of counted.skipped) say(`skipped: ${name}`)
  if (underCi && counted.skipped.length > 0) problems.push('skipped tests, which CI does not allow')
  if (problems.length > 0) say(`not good: ${problems.join('; ')}`)
  say(closingLine(counted))
} finally {
  rmSync(reports, { recursive: true, force: true })
}
process.exitCode = problems.length === 0 ? 0 : 1
