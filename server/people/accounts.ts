import { type Role, roles } from '../../shared/desk.ts'
import { digestOf, newId, newToken } from '../ids.ts'
import type { Db } from '../store/store.ts'
import { hashPassword, isPassword } from './password.ts'

export interface Person {
  id: string
  name: string
  roles: Role[]
}

/** A session lasts one long shift, in ms. */
export const sessionFor = 12 * 3_600_000

/** An invitation waits this long to be taken up, in ms. */
const invitedFor = 7 * 86_400_000

/** A session is looked up again after this long, in ms: as often as open sockets are. Of so many it is known at most. */
const knownFor = 1_000
const mostKnown = 1_000

export interface Accounts {
  /** whether nobody can administer yet */
  isEmpty: () => Promise<boolean>
  /** The token of a new session, or undefined for a wrong name or password. */
  signIn: (name: string, password: string) => Promise<{ person: Person; token: string } | undefined>
  signOut: (token: string) => Promise<void>
  /** Who a session belongs to, as was looked up in the last second: one that ended at another server is noticed within it. */
  bySession: (token: string | undefined) => Promise<Person | undefined>
  /** Somebody's session or rights changed, here or at another server: the next look is a fresh one. */
  changed: () => void
  /** the same for many at once; those that ended are missing */
  bySessions: (tokens: readonly string[]) => Promise<Map<string, Person>>
  /** The one-time token that sets up the first account; undefined once there is one. A new one replaces the old. */
  setUpToken: () => Promise<string | undefined>
  /** Turns the token of the first account's link, or of an invitation, into an account and a session, once. */
  setUp: (token: string, password: string) => Promise<{ person: Person; token: string } | undefined>
  /** The one-time token by which somebody makes their account; undefined when the name is taken. A new one replaces the old. */
  invite: (name: string, held: Role[]) => Promise<string | undefined>
  list: () => Promise<Person[]>
  create: (name: string, password: string, held: Role[]) => Promise<Person>
  /** the account `admin`, unless somebody can administer already */
  createFirst: (password: string) => Promise<void>
}

const rolesOf = (text: string): Role[] => roles.filter((role) => text.split(' ').includes(role))

/** Who the sessions of these tokens belong to at a time. */
const peopleOf = async (db: Db, tokens: readonly string[], at: number): Promise<Map<string, Person>> => {
  const byHash = new Map(tokens.map((token) => [digestOf(token), token]))
  const rows = await db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .select(['token_hash', 'account.id', 'account.name', 'account.roles'])
    .where('token_hash', 'in', [...byHash.keys()])
    .where('expires_at', '>', at)
    .where('disabled', '=', 0)
    .execute()
  return new Map(
    rows.map(({ token_hash, id, name, roles: held }) => [
      byHash.get(token_hash) ?? '',
      { id, name, roles: rolesOf(held) },
    ]),
  )
}

/** Remembers for a moment who a session belongs to: a moderator's decisions need not ask the store for each. */
const openKnown = (now: () => number, look: (token: string) => Promise<Person | undefined>) => {
  const known = new Map<string, { person: Person; at: number }>()
  return {
    of: async (token: string): Promise<Person | undefined> => {
      const at = now()
      const held = known.get(token)
      if (held && at >= held.at && at - held.at < knownFor) return held.person
      const person = await look(token)
      if (known.size >= mostKnown) known.clear()
      if (person) known.set(token, { person, at })
      else known.delete(token)
      return person
    },
    forget: (token: string): void => void known.delete(token),
    forgetAll: (): void => known.clear(),
  }
}

export const openAccounts = (db: Db, now: () => number): Accounts => {
  const begin = async (person: Person): Promise<{ person: Person; token: string }> => {
    const token = newToken()
    const at = now()
    await db.deleteFrom('session').where('expires_at', '<', at).execute()
    await db
      .insertInto('session')
      .values({ token_hash: digestOf(token), account_id: person.id, created_at: at, expires_at: at + sessionFor })
      .execute()
    return { person, token }
  }
  const create = async (name: string, password: string, held: Role[]): Promise<Person> => {
    const person = { id: newId(now()), name, roles: held }
    await db
      .insertInto('account')
      .values({ id: person.id, name, password: await hashPassword(password), roles: held.join(' '), created_at: now() })
      .execute()
    return person
  }
  const isTaken = async (name: string): Promise<boolean> =>
    (await db.selectFrom('account').select('id').where('name', '=', name).executeTakeFirst()) !== undefined
  const isEmpty = async (): Promise<boolean> =>
    (await db.selectFrom('account').select('id').where('roles', 'like', '%admin%').limit(1).executeTakeFirst()) ===
    undefined
  const bySessions = (tokens: readonly string[]) => peopleOf(db, tokens, now())
  const known = openKnown(now, async (token) => (await bySessions([token])).get(token))

  return {
    create,
    createFirst: async (password) => {
      try {
        if (await isEmpty()) await create('admin', password, ['admin'])
      } catch (error) {
        // Another server that starts at the same time was a moment earlier.
        if (await isEmpty()) throw error
      }
    },
    isEmpty,
    signIn: async (name, password) => {
      const row = await db
        .selectFrom('account')
        .selectAll()
        .where('name', '=', name)
        .where('disabled', '=', 0)
        .executeTakeFirst()
      if (!(await isPassword(password, row?.password)) || !row) return undefined
      return begin({ id: row.id, name: row.name, roles: rolesOf(row.roles) })
    },
    signOut: async (token) => {
      known.forget(token)
      await db.deleteFrom('session').where('token_hash', '=', digestOf(token)).execute()
    },
    bySessions,
    bySession: async (token) => (token === undefined || token === '' ? undefined : known.of(token)),
    changed: known.forgetAll,
    setUpToken: async () => {
      if (!(await isEmpty())) return undefined
      const token = newToken()
      const value = digestOf(token)
      await db
        .insertInto('setting')
        .values({ key: 'set_up', value })
        .onConflict((c) => c.column('key').doUpdateSet({ value }))
        .execute()
      return token
    },
    setUp: async (token, password) => {
      // The token is taken before the slow hash: of two that come at once, one has it.
      const taken = await db
        .deleteFrom('setting')
        .where('key', '=', 'set_up')
        .where('value', '=', digestOf(token))
        .returning('key')
        .executeTakeFirst()
      if (taken) return (await isEmpty()) ? begin(await create('admin', password, ['admin'])) : undefined
      const invited = await db
        .deleteFrom('invitation')
        .where('token_hash', '=', digestOf(token))
        .where('expires_at', '>', now())
        .returning(['name', 'roles'])
        .executeTakeFirst()
      if (!invited || (await isTaken(invited.name))) return undefined
      return begin(await create(invited.name, password, rolesOf(invited.roles)))
    },
    invite: async (name, held) => {
      if (await isTaken(name)) return undefined
      const token = newToken()
      const row = { token_hash: digestOf(token), name, roles: held.join(' '), expires_at: now() + invitedFor }
      await db
        .insertInto('invitation')
        .values(row)
        .onConflict((c) => c.column('name').doUpdateSet(row))
        .execute()
      return token
    },
    list: async () => {
      const rows = await db.selectFrom('account').selectAll().where('disabled', '=', 0).execute()
      return rows
        .map((row) => ({ id: row.id, name: row.name, roles: rolesOf(row.roles) }))
        .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
    },
  }
}
