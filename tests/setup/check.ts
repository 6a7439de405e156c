import { run } from './run.ts'

/** Every rule that holds for the whole tree and needs no running product. `npm run check` and `npm test` run all of them, always. */
const checks = [
  { name: 'types', command: ['tsc', '-b', '--pretty', 'false'] },
  { name: 'lint', command: ['oxlint', '--type-aware'] },
  { name: 'format', command: ['oxfmt', '--check', '.'] },
  { name: 'dead code', command: ['knip', '--no-progress', '--treat-config-hints-as-errors'] },
] as const

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

const failed: string[] = []
const from = performance.now()
await Promise.all(
  checks.map(async ({ name, command }) => {
    const { code, output, took } = await run(command)
    console.log(
      `${code === 0 ? 'ok  ' : 'FAIL'}  ${name.padEnd(10)} ${seconds(took).padStart(7)}  ${command.join(' ')}`,
    )
    if (code === 0) return
    failed.push(name)
    console.log(output.trimEnd())
  }),
)
const verdict = failed.length === 0 ? 'passed' : `FAILED (${failed.join(', ')})`
console.log(`check ${verdict} in ${seconds(performance.now() - from)}`)
process.exitCode = failed.length === 0 ? 0 : 1
