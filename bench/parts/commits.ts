import { openIntake } from '../../server/intake/intake.ts'
import { openSqlite } from '../../server/store/sqlite.ts'

/** Commits `n` messages one after the other into the folder it is given, so that n transactions end: nothing else is written. */
const [folder = '', count = '0'] = process.argv.slice(2)
await using store = await openSqlite(folder)
await using intake = openIntake({ db: store.db, eventKey: 'bench', now: Date.now, committed: () => undefined })
for (let i = 0; i < Number(count); i++) {
  await intake.take({
    source: 'web',
    externalId: `bench-${i}`,
    text: `Message ${i}`,
    author: 'bench',
    sentAt: Date.now(),
  })
}
