import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{core,db,services,cli,server,electron,renderer,tests,scripts}/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Types are stripped by WebAssembly in every thread of a job. Node 24 aborts now and then when such code is collected
    // while threads come and go (nodejs/node#64500: "jit_page_->allocations_.erase(addr) == 1").
    execArgv: ['--no-wasm-code-gc'],
    // Generous: a loaded machine is slow, and no test asserts a wall-clock time.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    reporters: ['default', './scripts/tallyReporter.mjs'],
  },
})
