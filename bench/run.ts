import { Console } from 'node:console'
import { runApart } from './apart.ts'
import type { Bar } from './bar.ts'
import { benches } from './benches.ts'
import { ask, choose, table, type Bench } from './choose.ts'

/**
 * `npm run bench [-- PREFIX]` prints a table; `npm run --silent bench -- --json [PREFIX]` one line of JSON a bar and nothing else.
 * Each file of benches runs in a process of its own. Exit code 1 when a bar fails or a bench breaks, 2 when the question is wrong.
 */
const write = (line: string): boolean => process.stdout.write(`${line}\n`)
// Whatever a bench or a library has to say goes beside the figures, never between them.
globalThis.console = new Console(process.stderr)

/** No file of benches takes longer, in minutes: a whole run always comes to an end. */
const longest = 15

const measure = async (bench: Bench, prefix: string): Promise<{ bars: Bar[]; good: boolean }> => {
  console.log(`running ${bench.file}`)
  const { lines, ended } = await runApart([process.execPath, 'bench/one.ts', bench.file], longest * 60_000)
  if (ended === 'late') console.log(`${bench.file} took longer than ${longest} minutes and was ended`)
  const bars = lines.map((line) => JSON.parse(line) as Bar)
  return { bars: bars.filter(({ bar }) => bar.startsWith(prefix)), good: ended === 0 }
}

const runAll = async (chosen: readonly Bench[], json: boolean, prefix: string): Promise<boolean> => {
  const all: Bar[] = []
  let good = true
  for (const bench of chosen) {
    const measured = await measure(bench, prefix)
    if (json) for (const one of measured.bars) write(JSON.stringify(one))
    all.push(...measured.bars)
    good &&= measured.good && measured.bars.every(({ ok }) => ok)
  }
  if (!json) write(table(all))
  return good
}

const refuse = (words: string): void => {
  console.log(words)
  process.exitCode = 2
}

const asked = ask(process.argv.slice(2))
if ('refusal' in asked) {
  refuse(asked.refusal)
} else {
  const chosen = choose(benches, asked.prefix)
  const known = benches.flatMap(({ bars }) => bars).join(', ')
  if (chosen.length === 0) refuse(`no bar begins with "${asked.prefix}"; there are: ${known}`)
  else process.exitCode = (await runAll(chosen, asked.json, asked.prefix)) ? 0 : 1
}
