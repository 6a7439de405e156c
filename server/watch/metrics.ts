import { Counter, Gauge, Registry } from 'prom-client'

/** Figures for the people who run it; none of them can tell a person or a small area. */
export const openMetrics = () => {
  const registry = new Registry()
  const gauge = (name: string, help: string, value: () => number): void => {
    registry.registerMetric(
      new Gauge({
        name,
        help,
        registers: [],
        collect() {
          this.set(value())
        },
      }),
    )
  }
  const counter = (name: string, help: string): Counter => {
    const made = new Counter({ name, help, registers: [] })
    registry.registerMetric(made)
    return made
  }
  const watch = (read: { intakeWaiting: () => number; viewers: () => number; feedSeq: () => number }): void => {
    gauge('headrow_intake_waiting', 'Messages waiting for their commit', read.intakeWaiting)
    gauge('headrow_wall_sockets', 'Open sockets of walls and viewers', read.viewers)
    gauge('headrow_feed_seq', 'Highest feed seq sent by this node', read.feedSeq)
    gauge('headrow_memory_bytes', 'Resident memory of the server', () => process.memoryUsage.rss())
  }
  return {
    registry,
    watch,
    received: counter('headrow_messages_received_total', 'Messages committed since start'),
    decided: counter('headrow_decisions_total', 'Decisions carried out since start'),
  }
}
export type Metrics = ReturnType<typeof openMetrics>
