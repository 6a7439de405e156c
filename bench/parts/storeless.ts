import type { AddressInfo } from 'node:net'
import { memoryBus } from '../../server/bus/memory.ts'
import { limitsOf } from '../../server/http/limits.ts'
import { messageRoutes, submitter } from '../../server/http/messages.ts'
import { openHttp } from '../../server/http/server.ts'
import { newId, newReceipt } from '../../server/ids.ts'
import { admit } from '../../server/intake/admit.ts'
import type { Intake } from '../../server/intake/intake.ts'
import { settingsOfProcess } from '../../server/settings.ts'

/** The route of messages with all that stands before the store, and no store: what durability is measured against. */
const intake: Intake = {
  take: async (arrival) => {
    const now = Date.now()
    return admit(arrival, now)
      ? { ok: true, id: newId(now), receipt: newReceipt(), fresh: true }
      : { ok: false, why: 'blank' }
  },
  waiting: () => 0,
  [Symbol.asyncDispose]: async () => undefined,
}

const settings = settingsOfProcess(false)
const http = await openHttp(settings)
messageRoutes(http, {
  submit: submitter(
    intake,
    async () => undefined,
    limitsOf(memoryBus(), settings.limits),
    () => false,
    Date.now,
  ),
  receipt: async () => undefined,
})
await http.listen({ host: settings.listen.host, port: settings.listen.port })
console.log((http.server.address() as AddressInfo).port)
