// The commands of a checkout from its first second on, in a small checkout with the real scripts.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { projectRoot } from './bootstrap.mjs'
import { isBuilt, sourceHash } from './stamp.mjs'

let root = ''

beforeEach(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'variorum-checkout-')))
  onTestFinished(() => fs.rmSync(root, { recursive: true, force: true }))
  fs.symlinkSync(
    path.join(projectRoot, 'node_modules'),
    path.join(root, 'node_modules'),
    'junction',
  )
  for (const name of ['package.json', 'package-lock.json']) copy(name)
  const scripts = fs.readdirSync(path.join(projectRoot, 'scripts'))
  for (const name of scripts.filter((file) => file.endsWith('.mjs'))) copy(`scripts/${name}`)
  copy('scripts/packing/notices.mjs')
  write('services/jobs/jobWorker.ts', 'export {}\n')
  write('core/greeting.ts', `export const greeting: string = 'hello'\n`)
  writeCommand('console.log(greeting, ...process.argv.slice(2))')
  write('server/main.ts', `console.log('serving', ...process.argv.slice(2))\n`)
})

function copy(name: string): void {
  write(name, fs.readFileSync(path.join(projectRoot, name), 'utf8'))
}

function write(name: string, content: string): void {
  fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
  fs.writeFileSync(path.join(root, name), content)
}

function writeCommand(program: string): void {
  write('cli/main.ts', `import { greeting } from '../core/greeting.ts'\n${program}\n`)
}

async function runScript(script: string, ...args: string[]) {
  const child = spawn(process.execPath, [path.join(root, 'scripts', script), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const closed = new Promise((resolve) => child.on('close', resolve))
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), closed])
  return { code: child.exitCode, stdout, stderr }
}

test('the first run builds, and standard output carries nothing but the answer', async () => {
  const { code, stdout, stderr } = await runScript('variorum.mjs', 'a', '--b=two words')
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'hello a --b=two words\n' })
  expect(stderr).toBe('Building ...\n')
})

test('the second run builds nothing', async () => {
  await runScript('variorum.mjs')
  expect(await runScript('variorum.mjs', 'b')).toEqual({ code: 0, stdout: 'hello b\n', stderr: '' })
})

test('the exit code of the command is the exit code of the script', async () => {
  writeCommand('console.error(greeting)\nprocess.exitCode = 2')
  const result = await runScript('variorum.mjs')
  expect(result).toEqual({ code: 2, stdout: '', stderr: 'Building ...\nhello\n' })
})

test('the word serve starts the program that serves, with the words after it', async () => {
  const { stdout } = await runScript('variorum.mjs', 'serve', 'a.variorum', '--json')
  expect(stdout).toBe('serving a.variorum --json\n')
  expect(await runScript('variorum.mjs', 'list', 'serve')).toMatchObject({
    stdout: 'hello list serve\n',
  })
})

test('the page is built where there is one, with nothing inlined that its policy would stop', async () => {
  const page =
    '<!doctype html><div id="root"></div><script type="module" src="./main.tsx"></script>'
  write('renderer/index.html', page)
  write('renderer/main.tsx', `import './style.css'\ndocument.title = (<b>{'x'}</b>).type\n`)
  write('renderer/style.css', `@font-face { font-family: a; src: url('./a.woff2') }\n`)
  write('renderer/a.woff2', 'wOF2')
  expect(await runScript('build.mjs')).toEqual({ code: 0, stdout: '', stderr: 'Building ...\n' })
  const files = fs.readdirSync(path.join(root, 'out/renderer/assets'))
  const kinds = files.map((name) => name.replace(/-.{8}\./, '.')).sort()
  expect(kinds).toEqual(['a.woff2', 'index.css', 'index.js'])
  const built = fs.readFileSync(path.join(root, 'out/renderer/index.html'), 'utf8')
  const scripts = [...built.matchAll(/<script[^>]*>([^<]*)/g)]
  expect(scripts.map(([, inline]) => inline)).toEqual([''])
  expect(built).toContain('src="/assets/index-')
})

test('a module of another room does not get into the page', async () => {
  write('renderer/index.html', '<script type="module" src="./main.ts"></script>')
  write('renderer/main.ts', `import { secret } from '../db/secret.ts'\nconsole.log(secret)\n`)
  write('db/secret.ts', `export const secret = 'secret'\n`)
  const { code, stderr } = await runScript('build.mjs')
  expect(code).toBe(1)
  expect(stderr).toContain('db/secret.ts may not be in this bundle (renderer, core)')
})

test('a changed, a new and a missing source are each built', async () => {
  await runScript('variorum.mjs')
  write('core/greeting.ts', `export { greeting } from './other.ts'\n`)
  const broken = await runScript('variorum.mjs')
  expect({ code: broken.code, stdout: broken.stdout }).toEqual({ code: 1, stdout: '' })
  expect(broken.stderr).toContain(`Could not resolve './other.ts'`)
  write('core/other.ts', `export const greeting = 'good day'\n`)
  expect(await runScript('variorum.mjs')).toMatchObject({ code: 0, stdout: 'good day\n' })
})

test('two first commands at once build once and both answer', async () => {
  const runs = await Promise.all([runScript('variorum.mjs', '1'), runScript('variorum.mjs', '2')])
  expect(runs.map(({ stdout }) => stdout)).toEqual(['hello 1\n', 'hello 2\n'])
  const builds = runs.filter(({ stderr }) => stderr.includes('Building'))
  expect(builds).toHaveLength(1)
})

test('what an earlier build left over is removed', async () => {
  write('cli/lazy.ts', `export const late = 'late'\n`)
  writeCommand(`const { late } = await import('./lazy.ts')\nconsole.log(greeting, late)`)
  expect(await runScript('variorum.mjs')).toMatchObject({ stdout: 'hello late\n' })
  expect(fs.readdirSync(path.join(root, 'out/cli/chunks')).sort()).toContain('lazy.js')
  writeCommand('console.log(greeting)')
  await runScript('build.mjs')
  expect(fs.readdirSync(path.join(root, 'out/cli/chunks'))).toEqual([])
})

test('the stamp knows every kind of change that can matter, and no other', async () => {
  await runScript('build.mjs')
  const built = sourceHash(root)
  write('core/greeting.test.ts', 'export {}\n')
  write('docs/page.md', 'words\n')
  expect(sourceHash(root)).toBe(built)
  const past = new Date(0)
  fs.utimesSync(path.join(root, 'package-lock.json'), past, past)
  expect(sourceHash(root)).not.toBe(built)
})

test('a build whose files are gone is stale', async () => {
  await runScript('build.mjs')
  expect(isBuilt(root)).toBe(true)
  fs.rmSync(path.join(root, 'out/jobs/jobWorker.js'))
  expect(isBuilt(root)).toBe(false)
})
