import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { root } from '../setup/run.ts'

/** The words of a file at the root. */
export const wordsOf = (name: string): string => readFileSync(join(root, name), 'utf8')

const Health = z.object({ test: z.array(z.string()), interval: z.string(), timeout: z.string() })
const Service = z.object({
  image: z.string(),
  build: z.string().optional(),
  user: z.string().optional(),
  read_only: z.literal(true),
  cap_drop: z.array(z.string()),
  cap_add: z.array(z.string()).default([]),
  security_opt: z.array(z.string()),
  restart: z.string(),
  tmpfs: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  networks: z.array(z.string()),
  secrets: z.array(z.string()).default([]),
  /** null: passed on from .env where it stands there */
  environment: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).default({}),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  healthcheck: Health,
  stop_grace_period: z.string(),
  mem_limit: z.string(),
  command: z.array(z.string()).optional(),
})
export type Service = z.infer<typeof Service>

const Compose = z.object({
  services: z.record(z.string(), Service),
  networks: z.record(z.string(), z.object({ internal: z.boolean().optional() }).nullable()),
  volumes: z.record(z.string(), z.null()),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
})

/** docker-compose.yml as Compose reads it, its anchors joined. */
export const compose = (): z.infer<typeof Compose> =>
  Compose.parse(parse(wordsOf('docker-compose.yml'), { merge: true }))

/** One instruction of a Dockerfile, its continued lines joined. */
export interface Instruction {
  name: string
  words: string
  /** which FROM it stands under, from 0 */
  stage: number
}

export const dockerfile = (): Instruction[] => {
  let stage = -1
  return wordsOf('Dockerfile')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, name = '', words = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? []
      if (name === 'FROM') stage++
      return { name, words, stage }
    })
}

/** What the last stage of the Dockerfile takes from this folder and from the stages before it, `node_modules` apart: paths from the root. */
export const inImage = (): string[] => {
  const all = dockerfile()
  const last = all.at(-1)?.stage
  return all
    .filter(({ name, stage }) => name === 'COPY' && stage === last)
    .flatMap(({ words }) => (words.startsWith('--from=') ? words.split(' ').slice(-1) : words.split(' ').slice(0, -1)))
    .filter((path) => path !== 'node_modules')
}
