import { Console } from 'node:console'
import { benches } from './benches.ts'
import { differences } from './choose.ts'

/** `node bench/one.ts FILE` runs one file of benches and prints its bars, one line of JSON each and nothing else. */
// Whatever a bench or a library has to say goes beside the figures, never between them.
globalThis.console = new Console(process.stderr)

// Asked to end, it ends as by a fault: then the servers and browsers that it started are ended too.
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    throw new Error(`${process.argv[2]} was ended by ${signal}`)
  })

const bench = benches.find(({ file }) => file === process.argv[2])
if (bench === undefined) throw new Error(`no file of benches is named ${process.argv[2]}`)
const bars = await bench.run()
for (const one of bars) process.stdout.write(`${JSON.stringify(one)}\n`)
const wrong = differences(bench, bars)
for (const words of wrong) console.log(words)
process.exitCode = wrong.length === 0 ? 0 : 1
