import type { Bus } from './bus/bus.ts'
import type { Rooms } from './rooms.ts'
import { type Panic, openPanic } from './screens/calm.ts'
import { type EventRoom, type EventWords, openEvent } from './screens/event.ts'
import { type Screens, openScreens } from './screens/screens.ts'
import type { Store } from './store/store.ts'

export interface Showing extends AsyncDisposable {
  screens: Screens
  panic: Panic
  event: EventRoom
}

/** The rooms that know what hangs on the walls besides messages, each following the feed as other servers write it. */
export const openShowing = async (options: {
  store: Store
  bus: Bus
  rooms: Rooms
  /** this server's name */
  node: string
  given: EventWords
  now: () => number
  /** says hello to every wall again */
  helloAgain: () => void
  failed: (error: unknown) => void
}): Promise<Showing> => {
  await using stack = new AsyncDisposableStack()
  const { store, bus, rooms, node, given, now, failed } = options
  const { db, isShared } = store
  const statusChanged = (): void => bus.wake('status')
  const changed = (): void => bus.wake('feed')
  const show = (): void => {
    options.helloAgain()
    statusChanged()
  }
  const deskChanged = (): void => bus.wake('desk')
  const screens = stack.use(await openScreens({ db, node, isShared, now, changed: statusChanged, deskChanged, failed }))
  const panic = await openPanic({ db, now, failed, show, tellOthers: () => bus.wake('calm'), changed })
  const event = await openEvent({ db, given, now, failed, show, changed })
  stack.defer(rooms.feed.onEntries(panic.heard))
  stack.defer(rooms.feed.onEntries(event.heard))
  stack.defer(bus.onWake('calm', panic.raisedElsewhere))
  const held = stack.move()
  return { screens, panic, event, [Symbol.asyncDispose]: () => held.disposeAsync() }
}
