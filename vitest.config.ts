import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

/** What a test waits for comes in milliseconds, or on a busy machine in seconds; only a failing test waits so long. */
const expectSoon = { poll: { timeout: 60_000 } }

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [vue()],
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          expect: expectSoon,
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          expect: expectSoon,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          // one kiosk at a time, and after everything else: it is judged as it would run at a counter
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          expect: expectSoon,
          // a whole visit, several at times, on a machine that does other things as well
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
