import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guardTime } from '../../display/desk/state/guard.ts'
import type { Command } from '../../display/desk/state/keys.ts'
import { type StandIn, messageOf, settled, standIn } from './double.ts'

/** What happens around a moderator: messages come, go and change, colleagues decide, and keys are pressed meanwhile. */
type Step =
  | { kind: 'arrive'; n: number }
  | { kind: 'leave' | 'change'; n: number }
  | { kind: 'other'; n: number; action: 'approve' | 'stash' | 'escalate' }
  | { kind: 'key'; command: Command }
  | { kind: 'number'; n: number }
  | { kind: 'pass'; ms: number }
  | { kind: 'answer' }

const n = fc.nat(15)
const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('arrive' as const), n }),
    fc.record({ kind: fc.constantFrom('leave' as const, 'change' as const), n }),
    fc.record({ kind: fc.constant('other' as const), n, action: fc.constantFrom('approve', 'stash', 'escalate') }),
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('key' as const),
        command: fc.constantFrom<Command>(
          'approve',
          'approve',
          'stash',
          'escalate',
          'reject',
          'next',
          'previous',
          'undo',
          'close',
          'lane_new',
          'lane_stashed',
          'pin',
          'withdraw',
          'lane_on_wall',
        ),
      }),
    },
    fc.record({ kind: fc.constant('number' as const), n: fc.integer({ min: 1, max: 8 }) }),
    fc.record({ kind: fc.constant('pass' as const), ms: fc.constantFrom(10, 120, 400) }),
    fc.record({ kind: fc.constant('answer' as const) }),
  ),
  { minLength: 10, maxLength: 60 },
) as fc.Arbitrary<Step[]>

const byHand: ReadonlySet<Command> = new Set(['next', 'previous', 'lane_new', 'lane_stashed', 'lane_on_wall'])

/** What the moderator's eyes know: which message with which words is under the cursor, and since when it is. */
const watch = ({ desk, now }: StandIn) => {
  const eyes = { id: '', version: -1, text: '', since: 0 }
  return {
    eyes,
    look: (hand: boolean): void => {
      const { id = '', version = -1, text = '' } = desk.store.current.value ?? {}
      const isSame = id === eyes.id && text === eyes.text
      const fresh = hand ? -Infinity : now()
      Object.assign(eyes, { id, version, text, since: isSame ? eyes.since : fresh })
    },
  }
}

const change = (server: StandIn, step: Extract<Step, { n: number }>): void => {
  const id = messageOf(step.n).id
  const held = server.messages.get(id)
  if (step.kind === 'arrive' && !held) {
    server.put(messageOf(step.n))
    server.tell(id)
  } else if (step.kind === 'leave') server.leave(id)
  else if (step.kind === 'change' && held) {
    server.put({ ...held, version: held.version + 1, text: `${held.text} too` })
    server.tell(id)
  } else if (step.kind === 'other' && held) server.other(id, { action: step.action })
}

/** Plays one script; every decision that went out must be about what the eyes had known for long enough. */
const expectOnlyWhatWasRead = async (script: readonly Step[]): Promise<void> => {
  const server = standIn({ roles: ['lead'] })
  for (let i = 0; i < 8; i++) server.put(messageOf(i))
  await server.begin()
  const { eyes, look } = watch(server)
  look(true)
  let opened = { id: '', version: -1 }
  for (const step of script) {
    const before = server.sent.length
    const seen = { ...eyes }
    const wasOpen = server.desk.store.mode.peek().kind !== 'list'
    if (step.kind === 'pass') server.pass(step.ms)
    else if (step.kind === 'answer') await settled()
    else if (step.kind === 'number') server.desk.rejectWith(step.n)
    else if (step.kind === 'key') server.desk.run(step.command)
    else change(server, step)
    for (const { id, decision } of server.sent.slice(before)) {
      if (decision.action === 'undo') continue
      expect(server.now() - seen.since).toBeGreaterThanOrEqual(guardTime)
      if (decision.action === 'reject') expect({ id, version: decision.version }).toEqual(opened)
      else expect({ id, version: decision.version }).toEqual({ id: seen.id, version: seen.version })
    }
    if (!wasOpen && server.desk.store.mode.peek().kind === 'reasons') opened = { id: seen.id, version: seen.version }
    look(step.kind === 'key' && byHand.has(step.command))
  }
  await settled()
}

test('in a storm of arrivals, take-backs, colleagues and keys no decision falls on a message that was not read', async () => {
  expect.hasAssertions()
  await fc.assert(fc.asyncProperty(steps, expectOnlyWhatWasRead), { numRuns: 400 })
})

test('the storm does decide: an ordinary script of ten approvals carries out ten', async () => {
  const server = standIn()
  for (let i = 0; i < 12; i++) server.put(messageOf(i))
  await server.begin()
  for (let i = 0; i < 10; i++) {
    server.desk.run('approve')
    server.pass(guardTime)
    await settled()
  }
  expect(server.desk.store.board.value.lanes.on_wall).toHaveLength(10)
})
