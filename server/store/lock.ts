import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StartError } from '../start-error.ts'

/**
 * Holds a directory for this process. The lock is a write transaction left open on a database of its own: the system
 * frees it when the process dies, however it dies, and the store itself stays open to readers.
 * Throws StartError when another process holds it.
 */
export const holdLock = (directory: string): Disposable => {
  const database = new DatabaseSync(join(directory, 'lock.db'))
  try {
    database.exec('pragma busy_timeout = 0; pragma journal_mode = delete; begin exclusive')
  } catch (error) {
    database.close()
    if (/locked|busy/i.test((error as Error).message)) {
      throw new StartError(
        `Another Headrow server already uses ${directory}. Stop it first, or set DATA_DIR to another folder.`,
      )
    }
    throw new StartError(`The folder ${directory} cannot be written: ${(error as Error).message}.`)
  }
  return { [Symbol.dispose]: () => void (database.isOpen && database.close()) }
}
