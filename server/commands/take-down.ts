import { contentOf } from './jsonl.ts'

const usage = `usage: node server/commands/take-down.ts FILE [ADDRESS]

  FILE      receipts, one a line; - for standard input
  ADDRESS   of the running server; http://127.0.0.1:8080 if left out`

type Outcome = 'taken down' | 'not there' | { failed: string }

/** As the receipt's own page does it: the running server is the one that changes its store, and tells the screens. */
const takeDown = async (code: string, home: string): Promise<Outcome> => {
  try {
    const address = new URL(`/receipt/${encodeURIComponent(code)}/take-down`, home)
    const { status } = await fetch(address, {
      method: 'POST',
      headers: { origin: address.origin },
      redirect: 'manual',
    })
    if (status === 303) return 'taken down'
    return status === 404 ? 'not there' : { failed: `the server answered ${status}` }
  } catch (error) {
    const { cause } = error as { cause?: Partial<NodeJS.ErrnoException> }
    return { failed: cause?.code ?? (error as Error).message }
  }
}

/**
 * Takes down and erases messages by their receipts, and prints what became of each: `taken down`, or `not there` where
 * no message with words has it. Exit codes: 0 none failed, 1 some failed (each named on standard error), 2 nothing
 * could be read.
 */
const run = async (name: string | undefined, home = 'http://127.0.0.1:8080'): Promise<number> => {
  const read = name === undefined || !URL.canParse(home) ? { error: usage } : await contentOf(name)
  if ('error' in read) {
    console.error(read.error)
    return 2
  }
  let code = 0
  for (const receipt of read.content.split(/\s+/).filter((word) => word !== '')) {
    const outcome = await takeDown(receipt, home)
    if (typeof outcome === 'string') console.log(`${receipt} ${outcome}`)
    else {
      console.error(`${receipt} not taken down: ${outcome.failed}`)
      code = 1
    }
  }
  return code
}

process.exitCode = await run(process.argv[2], process.argv[3])
