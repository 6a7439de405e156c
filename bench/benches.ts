import type { Bench } from './choose.ts'

/** Every bench there is. A bar stands here under the name that its bench gives it; the code is loaded when it is asked for. */
export const benches: readonly Bench[] = [
  {
    file: 'feed.ts',
    bars: ['feed-two-nodes-p50-ratio', 'feed-two-nodes-p99', 'feed-without-redis-max', 'feed-concurrent-approvals'],
    run: async () => (await import('./feed.ts')).feed(),
  },
  {
    file: 'intake.ts',
    bars: ['intake-durable-ratio', 'intake-durable-postgres-ratio', 'intake-fsyncs-per-commit'],
    run: async () => (await import('./intake.ts')).intake(),
  },
  {
    file: 'journey.ts',
    bars: [
      'wall-approve-to-frame-p50',
      'wall-approve-to-frame-p95',
      'wall-approve-to-pixel-p50',
      'wall-approve-to-pixel-p95',
    ],
    run: async () => (await import('./journey.ts')).journey(),
  },
  {
    file: 'lease.ts',
    bars: ['feed-lease-failover-median', 'feed-lease-two-readers'],
    run: async () => (await import('./lease.ts')).lease(),
  },
  {
    file: 'lost.ts',
    bars: ['intake-second-server-exit', 'intake-acknowledged-lost', 'intake-acknowledged-lost-postgres'],
    run: async () => (await import('./lost.ts')).lost(),
  },
  {
    file: 'screening.ts',
    bars: ['screening-throughput', 'screening-p99', 'screening-worst'],
    run: async () => (await import('./screening.ts')).screening(),
  },
  {
    file: 'start.ts',
    bars: ['start-ready', 'join-js-gzipped'],
    run: async () => (await import('./start.ts')).start(),
  },
  {
    file: 'to-desk.ts',
    bars: [
      'intake-to-desk-p99',
      'intake-to-desk-mastodon-p99',
      'intake-to-desk-bluesky-p99',
      'intake-to-desk-rehearsal-p99',
    ],
    run: async () => (await import('./to-desk.ts')).toDesk(),
  },
  {
    file: 'wall.ts',
    bars: ['wall-js-frame-100k', 'wall-js-1m-over-1k', 'wall-lights-by-pixel'],
    run: async () => (await import('./wall.ts')).wall(),
  },
]
