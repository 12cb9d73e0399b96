import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { projectRoot } from './bootstrap.mjs'
import { run, toolFile } from './commands.mjs'
import { addTallies, tallyExitCode, tallyLine } from './tally.mjs'

test('the closing line names skipped tests only where there are some', () => {
  expect(tallyLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed')
  expect(tallyLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped')
})

test('only a run with a passing and without a failing test succeeds', () => {
  expect(tallyExitCode({ passed: 1, failed: 0, skipped: 5 })).toBe(0)
  expect(tallyExitCode({ passed: 9, failed: 1, skipped: 0 })).toBe(1)
  expect(tallyExitCode({ passed: 0, failed: 0, skipped: 5 })).toBe(1)
})

test('tallies add up', () => {
  const sum = addTallies({ passed: 1, failed: 2, skipped: 3 }, { passed: 4, failed: 5, skipped: 6 })
  expect(sum).toEqual({ passed: 5, failed: 7, skipped: 9 })
})

const good = `test('good', () => {})`

/** What a project may do to its test run -> how the run must be counted. */
const runs: Record<string, { files: Record<string, string>; tally: object; args?: string[] }> = {
  'passing, failing, skipped and planned tests': {
    files: {
      'a.test.js': `${good}; test('bad', () => { throw new Error('bad') }); test.skip('s', () => {}); test.todo('t')`,
    },
    tally: { passed: 1, failed: 1, skipped: 2 },
  },
  'a file that does not load': {
    files: { 'a.test.js': good, 'b.test.js': `import './absent.js'` },
    tally: { passed: 1, failed: 1, skipped: 0 },
  },
  'a file without tests': {
    files: { 'a.test.js': good, 'b.test.js': 'export {}' },
    tally: { passed: 1, failed: 1, skipped: 0 },
  },
  'a hook that throws': {
    files: {
      'a.test.js': `import { beforeAll, describe } from 'vitest'; ${good}
        describe('s', () => { beforeAll(() => { throw new Error('bad') }); test('never', () => {}) })`,
    },
    tally: { passed: 1, failed: 1, skipped: 1 },
  },
  'an error that nobody awaited': {
    files: {
      'a.test.js': `${good}; test('late', async () => { void Promise.reject(new Error('late')); await new Promise((r) => setTimeout(r, 50)) })`,
    },
    tally: { passed: 2, failed: 1, skipped: 0 },
  },
  'a test that ends its process as if all were well': {
    files: { 'a.test.js': `test('exit', () => { process.exit(0) })` },
    tally: { failed: 1 },
  },
  'a killed process': {
    files: { 'a.test.js': `test('kill', () => { process.kill(process.pid, 'SIGKILL') })` },
    tally: { failed: 1 },
  },
  'no tests at all': { files: {}, tally: { passed: 0, failed: 1, skipped: 0 } },
  'a filter that nothing matches': {
    files: { 'a.test.js': good },
    args: ['nowhere'],
    tally: { passed: 0, failed: 1, skipped: 0 },
  },
}

function writeProject(files: Record<string, string>): string {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'variorum-run-')))
  onTestFinished(() => fs.rmSync(root, { recursive: true, force: true }))
  fs.symlinkSync(
    path.join(projectRoot, 'node_modules'),
    path.join(root, 'node_modules'),
    'junction',
  )
  const reporter = path.join(projectRoot, 'scripts', 'tallyReporter.mjs')
  const settings = { test: { pool: 'forks', reporters: ['default', reporter] } }
  fs.writeFileSync(
    path.join(root, 'vitest.config.mjs'),
    `export default ${JSON.stringify(settings)}`,
  )
  for (const [name, content] of Object.entries(files)) {
    fs.writeFileSync(path.join(root, name), `import { test } from 'vitest'\n${content}\n`)
  }
  return root
}

/** The environment of a run that nobody counts yet, as from a terminal. */
const environment = { ...process.env, NO_COLOR: '1', VARIORUM_TALLY_FILE: '' }

describe('npm test counts', () => {
  test.each(Object.entries(runs))('%s', async (_, { files, tally, args = [] }) => {
    const root = writeProject(files)
    const runTests = pathToFileURL(path.join(projectRoot, 'scripts', 'runTests.mjs')).href
    const program = `
      import { runVitest } from ${JSON.stringify(runTests)}
      const tally = await runVitest(${JSON.stringify(root)}, ${JSON.stringify(args)})
      console.log('\\n' + JSON.stringify(tally))`
    const { output } = await run(process.execPath, ['--input-type=module', '-e', program], {
      env: environment,
    })
    expect(JSON.parse(output.trimEnd().split('\n').at(-1) ?? '')).toMatchObject(tally)
  })
})

test('vitest alone ends with the same line, and with the exit code that it deserves', async () => {
  const root = writeProject({ 'a.test.js': good })
  const args = [toolFile('vitest', 'vitest'), 'run', '--passWithNoTests']
  const passing = await run(process.execPath, args, { cwd: root, env: environment })
  expect(passing.output).toMatch(/\n1 passed, 0 failed\n$/)
  expect(passing.code).toBe(0)
  const empty = await run(process.execPath, [...args, 'nowhere'], { cwd: root, env: environment })
  // Vitest tells on stderr what it looked for; the two streams come in any order.
  expect(empty.output).toMatch(/^0 passed, 0 failed$/m)
  expect(empty.code).toBe(1)
})
