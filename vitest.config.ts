import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{core,db,services,cli,server,electron,renderer,tests,scripts}/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Generous: a loaded machine is slow, and no test asserts a wall-clock time.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    reporters: ['default', './scripts/tallyReporter.mjs'],
  },
})
