import { parentPort } from 'node:worker_threads'
import { place } from '../placement/place.ts'
import { type ScreeningInput, screen } from '../screening/screen.ts'
import type { Screened } from './thread.ts'

/**
 * The thread that screens, and finds the place that words name. Says `ready` once the rules are loaded; for each batch of inputs it answers one result
 * a message, in order, so that its host always knows which message it is at.
 */
const port = parentPort
if (!port) throw new Error('worker.ts runs in a worker thread')
const look = (input: ScreeningInput): Screened => {
  const { area, confidence } = place({ text: input.text })
  return { ...screen(input), ...(area !== null && { area, areaConfidence: confidence }) }
}
port.on('message', (batch: ScreeningInput[]) => {
  for (const input of batch) port.postMessage(look(input))
})
// The first messages compile the rules: that is part of loading, no sender's message is to pay for it.
for (let i = 0; i < 3; i++)
  look({ text: 'I am well, see www.example.org. Flat 2, f u n: 2 4 6 8 and "a@b"...', name: 'Sam 7', handle: 'sam' })
port.postMessage('ready')
