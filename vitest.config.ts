import { defineConfig } from 'vitest/config'

/** Behaviour of the whole server in one process: run on either store. */
const onEitherStore = ['feed', 'http', 'live', 'moderation', 'people', 'screens'].map(
  (room) => `tests/${room}/**/*.test.ts`,
)
const inChromium = ['tests/journeys/**/*.test.ts', 'tests/**/*.chromium.test.{ts,tsx}']

/** Rules run side by side in milliseconds; what drives a browser or a whole server runs after them, one file at a time. No retries: a test that fails now and then is a fault. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    retry: 0,
    globalSetup: 'tests/setup/services.ts',
    projects: [
      {
        extends: true,
        test: {
          name: 'rules',
          include: ['tests/**/*.test.{ts,tsx}', 'bench/*.test.ts'],
          exclude: inChromium,
          testTimeout: 10_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'rules on PostgreSQL',
          include: onEitherStore,
          provide: { store: 'PostgreSQL' },
          testTimeout: 10_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: inChromium,
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
