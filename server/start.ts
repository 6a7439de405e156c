import { parseArgs } from 'node:util'
import { startApp } from './app.ts'
import { builtPages, buildPages } from './commands/build.ts'
import { settingsOfProcess } from './settings.ts'
import { sourcesFor } from './sources.ts'
import { StartError } from './start-error.ts'
import { card, step } from './welcome.ts'

const usage = `Usage: npm start [-- --rehearse]

  --rehearse   a day of invented messages in a store of its own, to see and to practise
  --help       this text

Settings come from the environment; docs/settings.md lists them.`

const readArguments = (): { rehearse: boolean; help: boolean } => {
  try {
    const { values } = parseArgs({
      options: { rehearse: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
    })
    return values
  } catch (error) {
    throw new StartError(`${(error as Error).message}\n\n${usage}`)
  }
}

const run = async (): Promise<void> => {
  const { rehearse, help } = readArguments()
  if (help) return console.log(usage)
  const settings = settingsOfProcess(rehearse)
  const pages = builtPages()
  if (!pages.isCurrent) await step('Building the pages', buildPages)
  const store = settings.database === undefined ? settings.data.directory : 'PostgreSQL'
  const app = await step(`Opening the store in ${store}`, () =>
    startApp({ settings, pages, sources: sourcesFor(settings) }),
  )
  console.log(card(settings, app))
  stopOn(['SIGTERM', 'SIGINT'], app)
}

/** Ends cleanly at the first signal; a second one ends at once, as the system does it. */
const stopOn = (signals: NodeJS.Signals[], app: AsyncDisposable): void => {
  const stop = (): void => {
    for (const signal of signals) process.removeListener(signal, stop)
    console.log('Stopping: screens keep what they show.')
    app[Symbol.asyncDispose]().then(undefined, (error: unknown) => {
      console.error(error)
      process.exitCode = 1
    })
  }
  for (const signal of signals) process.on(signal, stop)
}

/** Starts the server by the words of the command line; the exit code tells how it went. */
export const start = async (): Promise<void> => {
  try {
    await run()
  } catch (error) {
    console.error(error instanceof StartError ? `\nHeadrow did not start. ${error.message}\n` : error)
    process.exitCode = 1
  }
}
