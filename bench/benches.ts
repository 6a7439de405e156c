import type { Bench } from './choose.ts'

/** Every bench there is. A bar stands here under the name that the issues give it. */
export const benches: readonly Bench[] = []
