import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { openSourceRecord, sourceStates } from '../../server/store/sources.ts'
import type { Fence, Store } from '../../server/store/store.ts'
import type { Site } from '../support/site.ts'
import { until } from '../support/house.ts'

/** Who does a duty, noted as it happens. */
const watch = () => {
  const now = new Set<string>()
  const fences: (Fence & { name: string })[] = []
  let most = 0
  return {
    fences,
    /** who does it now */
    now: (): string[] => [...now],
    /** the most that did it at the same time */
    most: () => most,
    duty: (name: string) => (fence: Fence) => {
      now.add(name)
      fences.push({ name, ...fence })
      most = Math.max(most, now.size)
      return {
        [Symbol.asyncDispose]: async () => {
          await pause(20)
          now.delete(name)
        },
      }
    },
  }
}

const recordOf = (store: Store, epoch: number) => {
  const failures: unknown[] = []
  const record = openSourceRecord({
    db: store.db,
    fence: { epoch, isHeld: () => true },
    now: Date.now,
    changed: () => undefined,
    failed: (error) => failures.push(error),
  })
  return { record, failures }
}

/** Cuts every connection that holds or awaits the lease, or only the one that holds it. */
const cut = async (store: Store, who: 'holder' | 'all'): Promise<void> => {
  const waits = sql`exists (select 1 from pg_locks where pid = activity.pid and locktype = 'advisory' and granted)`
  await sql`select pg_terminate_backend(pid) from pg_stat_activity activity
    where datname = current_database() and application_name like 'headrow lease%' and (${who} = 'all' or ${waits})`.execute(
    store.db,
  )
}

/** One server at a time does a duty: docs/feed.md, 7.3. */
export const dutyContract = (open: () => Promise<Site>): void => {
  describe('a duty', () => {
    test('7.3 runs on one server, and on another when that one gives it back', async () => {
      await using site = await open()
      await using one = await site.store()
      await using two = await site.store()
      const seen = watch()
      const first = one.lease('sources', seen.duty('one'))
      await until(() => seen.now().length === 1)
      await using second = two.lease('sources', seen.duty('two'))
      await pause(700)
      expect(seen.now()).toEqual(['one'])
      await first[Symbol.asyncDispose]()
      expect(seen.now()).not.toContain('one')
      expect(seen.fences[0]?.isHeld()).toBe(false)
      await until(() => seen.now().includes('two'))
      expect(second).toBeDefined()
      expect(seen.most()).toBe(1)
      const [before, after] = seen.fences.map(({ epoch }) => epoch)
      expect(after).toBeGreaterThan(before ?? 0)
    })

    test('7.3 goes over when the connection of its holder is cut, again and again, and never to two', async () => {
      await using site = await open()
      await using one = await site.store()
      await using two = await site.store()
      const seen = watch()
      await using first = one.lease('sources', seen.duty('one'))
      await using second = two.lease('sources', seen.duty('two'))
      await until(() => seen.now().length === 1)
      for (let turn = 1; turn <= 4; turn++) {
        const from = performance.now()
        await cut(one, 'holder')
        await until(() => seen.fences.length === turn + 1)
        expect(performance.now() - from).toBeLessThan(2_000)
      }
      expect([first, second]).toHaveLength(2)
      expect(seen.most()).toBe(1)
      const epochs = seen.fences.map(({ epoch }) => epoch)
      expect(epochs).toEqual(epochs.toSorted((a, b) => a - b))
      expect(new Set(epochs).size).toBe(epochs.length)
      expect(seen.fences.filter((fence) => fence.isHeld())).toHaveLength(1)
    })

    test('7.3 comes back when every connection was cut', async () => {
      await using site = await open()
      await using one = await site.store()
      await using two = await site.store()
      const seen = watch()
      await using first = one.lease('sources', seen.duty('one'))
      await using second = two.lease('sources', seen.duty('two'))
      await until(() => seen.now().length === 1)
      await cut(one, 'all')
      await until(() => seen.fences.length === 2 && seen.now().length === 1)
      expect([first, second]).toHaveLength(2)
      expect(seen.most()).toBe(1)
    })

    test('7.3 of another name is another’s', async () => {
      await using site = await open()
      await using one = await site.store()
      await using two = await site.store()
      const seen = watch()
      await using first = one.lease('sources', seen.duty('one'))
      await using second = two.lease('lamps', seen.duty('two'))
      await until(() => seen.now().length === 2)
      expect([first, second]).toHaveLength(2)
    })

    test('7.3 the cursor of a replaced reader is refused and changes nothing', async () => {
      await using site = await open()
      await using one = await site.store()
      await using two = await site.store()
      const [old, young] = [recordOf(one, 1), recordOf(two, 2)]
      await old.record.saveCursor('mastodon', 'at 1')
      await old.record.saveCursor('mastodon', 'at 2')
      await young.record.saveCursor('mastodon', 'at 3')
      await expect(old.record.saveCursor('mastodon', 'at 2 still')).rejects.toThrow('another server reads')
      expect(await old.record.cursor('mastodon')).toBe('at 3')
      await young.record.saveCursor('mastodon', 'at 4')
      expect(await young.record.cursor('mastodon')).toBe('at 4')
      for (const { record } of [old, young]) await record[Symbol.asyncDispose]()
    })

    test('7.3 what a replaced reader reports is not shown', async () => {
      await using site = await open()
      await using one = await site.store()
      await using two = await site.store()
      const [old, young] = [recordOf(one, 1), recordOf(two, 2)]
      const shown = async () => (await sourceStates(one.db, ['mastodon'], Date.now()))[0]?.words
      old.record.report({ source: 'mastodon', state: 'connected', words: 'read by the first' })
      await until(async () => (await shown()) === 'read by the first')
      young.record.report({ source: 'mastodon', state: 'connected', words: 'read by the second' })
      await until(async () => (await shown()) === 'read by the second')
      old.record.report({ source: 'mastodon', state: 'failing', words: 'the first has woken up' })
      await old.record[Symbol.asyncDispose]()
      expect(await shown()).toBe('read by the second')
      await young.record[Symbol.asyncDispose]()
      expect([...old.failures, ...young.failures]).toEqual([])
    })
  })
}
