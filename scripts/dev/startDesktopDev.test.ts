// The desktop app that follows its sources, in a small checkout and with a stand-in for Electron.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { buildDesktop } from '../bundles.mjs'
import { startDesktopDev } from './startDesktopDev.mjs'

let root = ''

beforeEach(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'variorum-dev-desktop-')))
  onTestFinished(() => fs.rmSync(root, { recursive: true, force: true }))
  write('package.json', '{ "type": "module" }')
  write('electron/main.ts', `export const main = 'main one'\n`)
  write('electron/preload.ts', 'export {}\n')
  write('services/jobs/jobWorker.ts', `console.log('worker one')\n`)
})

function write(name: string, content: string): void {
  fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
  fs.writeFileSync(path.join(root, name), content)
}

/** Writes down which main it was started with and how it ended; ends by itself where a file says so. */
function standIn(): string {
  write(
    'bin/electron',
    `#!${process.execPath}
    import fs from 'node:fs'
    const log = (word) => fs.appendFileSync(${JSON.stringify(path.join(root, 'log'))}, word + '\\n')
    const main = fs.readFileSync(process.argv[2] + '/out/electron/main.js', 'utf8')
    process.on('SIGTERM', () => { log('told to end'); process.exit(0) })
    log(/main \\w+/.exec(main)[0])
    setInterval(() => {
      if (fs.existsSync(${JSON.stringify(path.join(root, 'end'))})) {
        process.exit(Number(fs.readFileSync(${JSON.stringify(path.join(root, 'end'))}, 'utf8')))
      }
    }, 20)`,
  )
  fs.chmodSync(path.join(root, 'bin/electron'), 0o755)
  return path.join(root, 'bin/electron')
}

const logged = () => fs.readFileSync(path.join(root, 'log'), 'utf8').trimEnd().split('\n')

async function start() {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  onTestFinished(() => said.mockRestore())
  await buildDesktop(root, { page: false, main: true })
  const dev = await startDesktopDev(root, { environment: process.env, electron: standIn() })
  onTestFinished(() => dev.close())
  await expect.poll(logged).toEqual(['main one'])
  return { dev, said: () => said.mock.calls.join() }
}

test.runIf(process.platform !== 'win32')(
  'a change in main starts it again, built anew',
  async () => {
    const { dev, said } = await start()
    write('electron/main.ts', `export const main = 'main two'\n`)
    await expect.poll(logged).toEqual(['main one', 'told to end', 'main two'])
    write('services/jobs/jobWorker.ts', `console.log('worker two')\n`)
    await expect.poll(logged).toHaveLength(5)
    expect(fs.readFileSync(path.join(root, 'out/jobs/jobWorker.js'), 'utf8')).toContain(
      'worker two',
    )

    write('electron/main.ts', 'export const main = = 3\n')
    await expect.poll(said).toContain('The app is not replaced: ')
    expect(logged()).toHaveLength(5)
    write('electron/main.ts', `export const main = 'main four'\n`)
    await expect.poll(() => logged().at(-1)).toBe('main four')
    await dev.close()
    expect(logged().at(-1)).toBe('told to end')
  },
)

test.runIf(process.platform !== 'win32')(
  'a change in the page alone is built, and the app starts again with it',
  async () => {
    write('renderer/index.html', '<!doctype html><script type="module" src="./page.ts"></script>')
    write('renderer/page.ts', `document.title = 'page one'\n`)
    const { dev } = await start()
    const builtMain = () => fs.statSync(path.join(root, 'out/electron/main.js')).mtimeMs
    const before = builtMain()
    write('renderer/page.ts', `document.title = 'page two'\n`)
    await expect.poll(logged).toEqual(['main one', 'told to end', 'main one'])
    const scripts = fs.globSync('out/renderer/**/*.js', { cwd: root })
    const built = scripts.map((name) => fs.readFileSync(path.join(root, name), 'utf8'))
    expect(built.join()).toContain('page two')
    expect(builtMain()).toBe(before)
    await dev.close()
  },
)

test.runIf(process.platform !== 'win32')(
  'a crash waits for a change, an end is the end',
  async () => {
    const { dev, said } = await start()
    write('end', '3')
    await expect.poll(said).toContain('The app ended with exit code 3.')
    fs.rmSync(path.join(root, 'end'))
    write('electron/main.ts', `export const main = 'main mended'\n`)
    await expect.poll(() => logged().at(-1)).toBe('main mended')
    write('end', '0')
    await dev.closed
  },
)
