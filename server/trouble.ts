import { StartError } from './start-error.ts'

/** PostgreSQL's SQLSTATE codes and the system's error codes that somebody who runs the server can mend, in words that say how. */
const words: Record<string, string> = {
  ECONNREFUSED: 'PostgreSQL does not answer at the address in DATABASE_URL. Start it, or correct DATABASE_URL.',
  ENOTFOUND: 'The host named in DATABASE_URL is not known. Correct DATABASE_URL.',
  EAI_AGAIN: 'The host named in DATABASE_URL cannot be looked up now. Check the network, or correct DATABASE_URL.',
  ETIMEDOUT:
    'PostgreSQL does not answer in time at the address in DATABASE_URL. Check the network between this server and it.',
  ECONNRESET: 'What answers at the address in DATABASE_URL broke off the connection. See the log of PostgreSQL.',
  EPIPE: 'What answers at the address in DATABASE_URL broke off the connection. See the log of PostgreSQL.',
  '28P01': 'PostgreSQL refuses the password in DATABASE_URL. Correct it.',
  '28000': 'PostgreSQL does not let this user in from here. Correct DATABASE_URL, or its pg_hba.conf.',
  '3D000': 'The database named in DATABASE_URL does not exist. Create it, or correct DATABASE_URL.',
  '42501': 'The user in DATABASE_URL may not do this in the database. Make it the owner of the database.',
  '53100': 'The disk of PostgreSQL is full. Make room on it; what was acknowledged is safe.',
  '53200': 'PostgreSQL has no memory left. See its log.',
  '53300': 'PostgreSQL has no connection left. Raise its max_connections, or lower DATABASE_POOL.',
  '57P01': 'PostgreSQL is shutting down. Start it again.',
  '57P02': 'PostgreSQL has crashed and comes back by itself.',
  '57P03': 'PostgreSQL is starting up.',
  '25006': 'This PostgreSQL takes no changes: it is a copy. Name the main one in DATABASE_URL.',
  ERR_SQLITE_FULL: 'The disk under DATA_DIR is full. Make room on it; what was acknowledged is safe.',
  ERR_SQLITE_IOERR: 'The disk under DATA_DIR cannot be read or written. Check the disk.',
  ERR_SQLITE_READONLY: 'The store under DATA_DIR cannot be written. Give this account the right to write there.',
}

const sqliteCodes: Record<number, string> = { 8: 'ERR_SQLITE_READONLY', 10: 'ERR_SQLITE_IOERR', 13: 'ERR_SQLITE_FULL' }

/** What is wrong with the store, and what to do, in a sentence without names or secrets; undefined where the fault is not the store's surroundings. */
export const storeTrouble = (error: unknown): string | undefined => {
  const { code, errcode, message } = (error ?? {}) as { code?: unknown; errcode?: unknown; message?: unknown }
  if (typeof errcode === 'number') return words[sqliteCodes[errcode & 0xff] ?? '']
  if (typeof code === 'string' && words[code] !== undefined) return words[code]
  if (typeof message !== 'string') return undefined
  if (/timeout exceeded when trying to connect|timeout expired|connection timeout|Query read timeout/.test(message))
    return words['ETIMEDOUT']
  if (/Connection terminated|driver has already been destroyed/.test(message)) return words['ECONNRESET']
  return undefined
}

/** The same as an error of the start, where it is such a fault; else the error itself. */
export const atStart = (error: unknown): unknown => {
  const trouble = storeTrouble(error)
  return trouble === undefined || error instanceof StartError ? error : new StartError(trouble)
}
