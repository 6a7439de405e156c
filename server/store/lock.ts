import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StartError } from '../start-error.ts'

/**
 * Holds a directory for this process. The lock is a write transaction left open on a database of its own: the system
 * frees it when the process dies, however it dies, and the store itself stays open to readers.
 * Throws StartError when another process holds it, or the directory cannot be written.
 */
export const holdLock = (directory: string): Disposable => {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(join(directory, 'lock.db'))
    database.exec('pragma busy_timeout = 0; pragma journal_mode = delete; begin exclusive')
  } catch (error) {
    database?.close()
    if (/locked|busy/i.test((error as Error).message)) {
      throw new StartError(
        `Another Headrow server already uses ${directory}. Stop it first, or set DATA_DIR to another folder.`,
      )
    }
    throw new StartError(
      `DATA_DIR ${directory} cannot be written (${(error as Error).message}). Name a folder that this account may write.`,
    )
  }
  const held = database
  return { [Symbol.dispose]: () => void (held.isOpen && held.close()) }
}
