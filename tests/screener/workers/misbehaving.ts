import { parentPort } from 'node:worker_threads'

/** Answers like the real one, until a message names a fault. */
const port = parentPort
if (!port) throw new Error('runs in a worker thread')

const rubbish: Readonly<Record<string, unknown>> = {
  'rubbish text': 'fine',
  'rubbish lane': { lane: 'approved', findings: [] },
  'rubbish span': { lane: 'new', findings: [{ kind: 'link', field: 'text', start: 0, end: 9_999, reason: 'x' }] },
  'rubbish nothing': undefined,
}

port.on('message', (batch: Array<{ text: string }>) => {
  for (const { text } of batch) {
    if (text === 'hang') for (;;);
    if (text === 'throw') throw new Error('a rule is broken')
    if (text === 'exit') process.exit(3)
    port.postMessage(text in rubbish ? rubbish[text] : { lane: 'new', findings: [] })
  }
})
port.postMessage('ready')
