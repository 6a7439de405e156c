import { Worker } from 'node:worker_threads'
import * as z from 'zod'
import { Finding, suggestedLanes } from '../../shared/finding.ts'
import { AreaName } from '../../shared/message.ts'
import type { ScreeningInput } from '../screening/screen.ts'

const Result = z.object({
  lane: z.enum(suggestedLanes),
  findings: z.array(Finding).max(5_000),
  area: AreaName.optional(),
  areaConfidence: z.number().min(0).max(1).optional(),
})

/** What the thread made of a message: findings, a suggested lane and, where its words name one, an area. */
export type Screened = z.infer<typeof Result>

/** How far a thread came with a batch: the results before the message at which it failed, all of them when none did. */
export interface Progress {
  results: Screened[]
  failed: boolean
}

/** One worker thread, begun at once. It is used for one batch at a time and thrown away when it fails. */
export interface Thread extends AsyncDisposable {
  /** false when the thread cannot start within its time */
  ready: Promise<boolean>
  screen: (batch: readonly ScreeningInput[], deadlineMs: number) => Promise<Progress>
}

/** A result that speaks of this message, or undefined: rubbish is a failure like any other. */
const resultOf = (value: unknown, input: ScreeningInput): Screened | undefined => {
  const parsed = Result.safeParse(value)
  if (!parsed.success) return undefined
  const within = parsed.data.findings.every(
    ({ field, start, end }) =>
      start >= 0 && start <= end && end <= (field === 'text' ? input.text : (input.name ?? '')).length,
  )
  return within ? parsed.data : undefined
}

type Hear = (event: { kind: 'message'; value: unknown } | { kind: 'gone' }) => void

/** The first word of a thread must be `ready`, within `startMs`. */
const begun = (worker: Worker, startMs: number): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), startMs)
    timer.unref()
    const settle = (ok: boolean): void => {
      clearTimeout(timer)
      resolve(ok)
    }
    worker.once('message', (word) => settle(word === 'ready'))
    worker.once('error', () => settle(false))
    worker.once('exit', () => settle(false))
  })

const open = (url: URL): Worker | undefined => {
  try {
    // Nothing is handed down: neither the environment nor the flags of this process.
    const worker = new Worker(url, { env: {}, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 256 } })
    worker.unref()
    return worker
  } catch {
    return undefined
  }
}

/**
 * Fires once `ms` have gone by without a word, after the words that already wait have been heard: a busy main thread
 * must not make a quick worker look slow.
 */
const silence = (ms: number, fire: () => void): { heard: () => void; end: () => void } => {
  let heard = 0
  const look = (): void => {
    const before = heard
    setImmediate(() => setImmediate(() => (heard === before ? fire() : timer.refresh())))
  }
  const timer = setTimeout(look, ms)
  return {
    heard: () => {
      heard++
      timer.refresh()
    },
    end: () => clearTimeout(timer),
  }
}

export const openThread = (url: URL, startMs: number): Thread => {
  const worker = open(url)
  let gone = worker === undefined
  let hear: Hear | undefined
  const leave = (): void => {
    gone = true
    hear?.({ kind: 'gone' })
  }
  worker?.on('error', leave)
  worker?.on('messageerror', leave)
  worker?.on('exit', leave)
  const ready = worker ? begun(worker, startMs) : Promise.resolve(false)
  worker?.on('message', (value: unknown) => hear?.({ kind: 'message', value }))

  const screen = (batch: readonly ScreeningInput[], deadlineMs: number): Promise<Progress> => {
    const results: Screened[] = []
    return new Promise((resolve) => {
      const settle = (failed: boolean): void => {
        hear = undefined
        clock.end()
        resolve({ results, failed })
      }
      const clock = silence(deadlineMs, () => settle(true))
      hear = (event) => {
        const input = batch[results.length]
        const result = event.kind === 'message' && input ? resultOf(event.value, input) : undefined
        if (!result) return settle(true)
        clock.heard()
        if (results.push(result) === batch.length) settle(false)
      }
      if (gone || !worker) settle(true)
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      else worker.postMessage(batch)
    })
  }

  return {
    ready,
    screen,
    [Symbol.asyncDispose]: async () => {
      leave()
      await worker?.terminate()
    },
  }
}
