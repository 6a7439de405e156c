import { startApp } from '../../server/app.ts'
import { builtPages } from '../../server/commands/build.ts'
import { settingsOfProcess } from '../../server/settings.ts'
import { rehearsal } from '../../server/source/rehearsal/rehearsal.ts'

/** A rehearsal whose day is over as many times sooner as it is told; prints its port. */
const settings = settingsOfProcess(true)
const source = rehearsal({ speed: Number(process.argv[2] ?? 1) })
const app = await startApp({ settings, pages: builtPages(), sources: [source] })
console.log(app.port)
