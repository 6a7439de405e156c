import { readFileSync } from 'node:fs'
import { screen } from '../server/screening/screen.ts'
import { type Bar, bar, quantile } from './bar.ts'

const linesOf = (name: string): string[] =>
  readFileSync(new URL(`../tests/screening/sets/${name}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))

/** What people send: mostly harmless, some in need, some with details or anger in them. */
const messages = (count: number): string[] => {
  const plain = linesOf('harmless')
  const grave = linesOf('crisis-development')
  const others = [
    'ring me on 07700 900123 about the group',
    'fuck this sh1t',
    'see www.example.org/leeds',
    'LS9 7TF please',
  ]
  return Array.from({ length: count }, (_, i) => {
    const from = [plain, plain, plain, plain, plain, plain, plain, grave, others, plain][i % 10] ?? plain
    return `${from[i % from.length]} ${i % 7 === 0 ? plain[(i * 3) % plain.length] : ''}`
  })
}

/** Texts made to be slow: 2,000 code points each that nearly match, again and again. */
const hostile: readonly string[] = [
  ...['a', '1', '.', ' ', '@', '(', '/', '+', "'", 'o', '-', '\uFDFA', 'e\u0301', '😀'].map((one) => one.repeat(5_000)),
  ...['1 ', '0.', 'o ', '1/', 'a.', 'a@', 'a ', 'a-', 'f*', 'a1', 'a dot ', 'a at '].map((one) => one.repeat(1_000)),
  ...['one ', 'double ', 'www.', 'http://', 'flat 1 ', '12 a ', 'nhs 1 ', 'dob 1 ', 'Dr A ', '07700 '].map((one) =>
    one.repeat(500),
  ),
  ...[
    'i want to not ',
    'he hits my ',
    'my my my mum ',
    'going to ',
    'i can not ',
    'no one will ',
    'know where ',
    'i ',
  ].map((one) => one.repeat(400)),
]

const milliseconds = (work: () => void): number => {
  const begun = performance.now()
  work()
  return performance.now() - begun
}

const rounds = 5

/** Messages a second by CPU time of this one thread: what one core does, however busy the machine is. */
const throughput = (all: readonly string[]): Bar => {
  const figures = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage()
    for (const text of all) screen({ text, name: 'Sam' })
    const used = process.cpuUsage(before)
    return all.length / ((used.user + used.system) / 1_000_000)
  })
  const value = quantile(figures, 0.5)
  return bar('screening-throughput', { value, unit: 'messages/s', limit: '>= 3000', n: all.length, runs: rounds })
}

const slowest = (all: readonly string[]): Bar => {
  const times = all.map((text) => milliseconds(() => screen({ text, name: 'Sam' })))
  return bar('screening-p99', { value: quantile(times, 0.99), unit: 'ms', limit: '< 5', n: all.length })
}

/** Each hostile text as text and as name; the best of three, for a pause of the machine is no fault of a rule. */
const worst = (): Bar => {
  const times = hostile.map((text) =>
    Math.min(...Array.from({ length: 3 }, () => milliseconds(() => screen({ text, name: text })))),
  )
  return bar('screening-worst', { value: Math.max(...times), unit: 'ms', limit: '< 250', n: hostile.length, runs: 3 })
}

/** The bars of screening: throughput of a core, the slow end of ordinary messages, and hostile input. */
export const screening = async (): Promise<Bar[]> => {
  const all = messages(4_000)
  for (const text of all.slice(0, 1_000)) screen({ text, name: 'Sam' })
  return Promise.resolve([throughput(all), slowest(all), worst()])
}
