import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const inBrowser = 'tests/**/*.browser.test.ts'

/**
 * Three kinds of tests: `node` for what runs without a page, `dom` for what a simulated one can show, `browser` for
 * what only Chromium can show. The last run in Node too and drive Chromium against the built page, one after another.
 */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: [inBrowser, 'tests/editor/**', 'tests/ui/**'],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          environment: 'happy-dom',
          include: ['tests/editor/**/*.test.ts', 'tests/ui/**/*.test.ts'],
          exclude: [inBrowser],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          environment: 'node',
          include: [inBrowser],
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 90_000,
          // A shared machine may hold up a whole browser; the report says which tests were run again.
          retry: 2,
        },
      },
    ],
  },
})
