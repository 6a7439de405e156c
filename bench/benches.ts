import type { Bench } from './choose.ts'

/** Every bench there is. A bar stands here under the name that its bench gives it; the code is loaded when it is asked for. */
export const benches: readonly Bench[] = [
  {
    file: 'intake.ts',
    bars: ['intake-durable-ratio', 'intake-acknowledged-lost', 'intake-fsyncs-per-commit', 'intake-to-desk-p99'],
    run: async () => (await import('./intake.ts')).intake(),
  },
  {
    file: 'start.ts',
    bars: ['start-ready', 'join-js-gzipped'],
    run: async () => (await import('./start.ts')).start(),
  },
]
