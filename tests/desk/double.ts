import type { Decision, DeskEntry, DeskMe, DeskMessage } from '../../shared/desk.ts'
import { type Lane, type State, laneOf } from '../../shared/message.ts'
import type { Answer, DeskApi, Refused } from '../../display/desk/api.ts'
import { openDesk } from '../../display/desk/desk.ts'
import type { DeskView } from '../../display/link/desk.ts'

/** A message as the desk reads it; `n` gives its id, its words and when it came. */
export const messageOf = (n: number, change: Partial<DeskMessage> = {}): DeskMessage => ({
  id: `m${String(n).padStart(4, '0')}`,
  version: 1,
  state: 'new',
  lane: 'new',
  source: 'web',
  text: `Voice number ${n} wants a bench at the clinic`,
  sentAt: 1_000 + n,
  receivedAt: 1_000 + n,
  since: 1_000 + n,
  findings: [],
  under16: false,
  pinned: false,
  edited: false,
  fromSender: 1,
  canUndo: false,
  ...change,
})

const leadsTo: Partial<Record<Decision['action'], State>> = {
  approve: 'approved',
  redact: 'approved',
  reject: 'rejected',
  stash: 'stashed',
  escalate: 'escalated',
  release: 'flagged',
  withdraw: 'withdrawn',
}

const refusedAs = (why: Refused['why'], words = 'refused'): { ok: false; refused: Refused } => ({
  ok: false,
  refused: { why, words },
})

/** The server as far as the desk can tell: versions, one undo, a feed. Its answers come when the test lets time pass. */
export const standIn = (who: Partial<DeskMe> = {}) => {
  const me: DeskMe = { id: 'p1', name: 'Amina', roles: ['moderator'], ...who }
  const messages = new Map<string, DeskMessage>()
  const earlier = new Map<string, DeskMessage>()
  const sent: { id: string; decision: Decision }[] = []
  const calls: string[] = []
  /** what the desk said it has open, in order */
  const claims: (string | null)[] = []
  let timers: { at: number; act: () => void }[] = []
  const refuse = { next: undefined as Refused['why'] | undefined, panic: 0, pages: 0, me: 0, search: 0 }
  /** what the next search waits for before it is answered */
  const ask = { next: undefined as Promise<void> | undefined }
  let now = 1_000_000
  let seq = 0
  let view: DeskView | undefined
  let alarms = 0

  const entry = (id: string): DeskEntry => {
    const message = messages.get(id)
    return { seq: ++seq, id, at: now, ...(message && { message }) }
  }
  const tell = (...ids: string[]): void => view?.entries(ids.map(entry))
  const put = (message: DeskMessage): DeskMessage => {
    messages.set(message.id, message)
    return message
  }
  const moved = (message: DeskMessage, state: State, by: string, more: Partial<DeskMessage> = {}): DeskMessage => {
    earlier.set(message.id, message)
    const lane: Lane = laneOf[state] ?? message.lane
    return put({
      ...message,
      ...more,
      state,
      lane,
      version: message.version + 1,
      since: now,
      decidedBy: by,
      canUndo: true,
    })
  }
  const change = (message: DeskMessage, { action, text, area, reason }: Decision, by: string): DeskMessage => {
    if (action === 'undo') {
      const before = earlier.get(message.id) ?? message
      return put({ ...before, version: message.version + 1, since: now, decidedBy: by })
    }
    if (action === 'place') return moved(message, message.state, by, { area: area ?? undefined })
    if (action === 'pin') return moved(message, message.state, by, { pinned: !message.pinned })
    return moved(message, leadsTo[action] ?? message.state, by, {
      ...(reason !== undefined && { reason }),
      ...(text !== undefined && { publicText: text, edited: true }),
    })
  }
  const decide = async (id: string, decision: Decision): Promise<Answer<DeskMessage>> => {
    sent.push({ id, decision })
    const why = refuse.next
    refuse.next = undefined
    if (why) return refusedAs(why)
    const message = messages.get(id)
    if (!message || message.version !== decision.version) return refusedAs('stale')
    const value = change(message, decision, me.name)
    tell(id)
    return { ok: true, value }
  }
  const api: DeskApi = {
    me: async () => (refuse.me-- > 0 ? refusedAs('no_connection') : { ok: true, value: me }),
    signIn: async (_name, password) => (password === 'right' ? { ok: true, value: me } : refusedAs('signed_out')),
    signOut: async () => ({ ok: true, value: undefined }),
    setUp: async (token) => (token === 'good' ? { ok: true, value: me } : refusedAs('forbidden')),
    page: async (lane, after) => {
      calls.push(`page ${lane} ${after ?? ''}`.trim())
      if (refuse.pages-- > 0) return refusedAs('no_connection')
      const all = [...messages.values()].filter((message) => message.lane === lane)
      const from = Number(after ?? 0)
      const page = all.slice(from, from + 200)
      const more = from + 200 < all.length
      return { ok: true, value: { messages: page, ...(more && { next: String(from + 200) }) } }
    },
    search: async (words) => {
      calls.push(`search ${words}`)
      const asked = ask.next
      ask.next = undefined
      await asked
      if (refuse.search-- > 0) return refusedAs('busy', 'The server is busy.')
      return { ok: true, value: { messages: [...messages.values()].filter(({ text }) => text.includes(words)) } }
    },
    decide,
    reply: async (id, text) => ({ ok: true, value: put({ ...messages.get(id)!, reply: text }) }),
    panic: async (on) => {
      calls.push(`panic ${on}`)
      return refuse.panic-- > 0 ? refusedAs('no_connection') : { ok: true, value: { on } }
    },
    people: async () => ({ ok: true, value: { people: [] } }),
    invite: async (name) => ({ ok: true, value: { name, path: '/desk#setup=token' } }),
    newScreen: async (name) => ({ ok: true, value: { id: 's1', name, path: '/wall#screen=token' } }),
  }
  const desk = openDesk({
    api,
    connect: (its) => {
      view = its
      return { claim: (id) => void claims.push(id), close: () => void (view = undefined) }
    },
    now: () => now,
    wait: async () => undefined,
    later: (ms, act) => {
      const timer = { at: now + ms, act }
      timers.push(timer)
      return () => void (timers = timers.filter((other) => other !== timer))
    },
    alarm: () => void alarms++,
    memory: { get: () => undefined, set: () => undefined },
  })

  const due = (to: number) => timers.toSorted((a, b) => a.at - b.at).find(({ at }) => at <= to)

  return {
    desk,
    sent,
    calls,
    refuse,
    ask,
    messages,
    put,
    tell,
    alarms: () => alarms,
    now: () => now,
    claims,
    /** Time passes, and what waited for it is called when it is due. */
    pass: (ms: number) => {
      const to = now + ms
      for (let timer = due(to); timer; timer = due(to)) {
        const { at, act } = timer
        timers = timers.filter((other) => other !== timer)
        now = Math.max(now, at)
        act()
      }
      now = to
    },
    /** Another moderator has it open for so long (ms) from now. */
    open: (id: string, ms = 25_000, by = 'Ben') => {
      const message = messages.get(id)
      if (message) put({ ...message, claim: { by, until: now + ms } })
      tell(id)
    },
    connection: (on: boolean) => view?.connection(on),
    /** Another moderator decides. */
    other: (id: string, decision: Omit<Decision, 'version'>, by = 'Ben') => {
      const message = messages.get(id)
      if (message) change(message, { ...decision, version: message.version }, by)
      tell(id)
    },
    /** Its author takes it back or edits it: it leaves the desk. */
    leave: (id: string) => {
      messages.delete(id)
      tell(id)
    },
    /** Signs in, connects and reads the lanes. */
    begin: async () => {
      await desk.session.begin()
      view?.connection(true)
      await desk.reading.readAll()
      now += 1_000
    },
  }
}
export type StandIn = ReturnType<typeof standIn>

/** Lets the answers that are on their way arrive. */
export const settled = (): Promise<void> => new Promise((done) => setImmediate(done))
