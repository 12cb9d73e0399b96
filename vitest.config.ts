import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{core,db,services,cli,server,renderer,tests,scripts}/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    reporters: ['default', './scripts/tallyReporter.mjs'],
  },
})
