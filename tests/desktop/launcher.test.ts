// How the app is started in a real Electron, as far as a stand-in for its program can tell.
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { newDataFolder } from '../e2e/servedApp.ts'
import { electronLauncher } from './launchElectron.ts'

/** Writes down how it was started, then does as the test wants. */
function standIn(what: string) {
  const { path, remove } = newDataFolder()
  onTestFinished(remove)
  const file = join(path, 'electron')
  const seen = join(path, 'seen.json')
  writeFileSync(
    file,
    `#!${process.execPath}
    const { VARIORUM_DATA_DIR, ELECTRON_RUN_AS_NODE, EXTRA } = process.env
    const seen = { args: process.argv.slice(2), env: { VARIORUM_DATA_DIR, ELECTRON_RUN_AS_NODE, EXTRA } }
    require('node:fs').writeFileSync(${JSON.stringify(seen)}, JSON.stringify(seen))
    ${what}`,
  )
  chmodSync(file, 0o755)
  return {
    file,
    seen: () => JSON.parse(readFileSync(seen, 'utf8')),
    hasRun: () => existsSync(seen),
  }
}

const options = {
  appFolder: '/the/app',
  dataFolder: '/its/data',
  args: ['/a project.variorum'],
  env: { EXTRA: 'yes' },
}

test.runIf(process.platform !== 'win32')(
  'gives Electron the app, its files and its data',
  async () => {
    // Not by `launch`: where Playwright cannot drive what it starts, it leaves rejections that nobody handles.
    const electron = standIn('process.exitCode = 0')
    await electronLauncher(electron.file).runToEnd(options)
    const { args, env } = electron.seen()
    expect(args.slice(args.indexOf('/the/app'))).toEqual(['/the/app', '/a project.variorum'])
    expect(env).toEqual({ VARIORUM_DATA_DIR: '/its/data', EXTRA: 'yes' })
  },
)

test.runIf(process.platform !== 'win32')(
  'tells how a start ends that comes to no window',
  async () => {
    const electron = standIn(
      `console.log('no display'); console.error('at all'); process.exitCode = 7`,
    )
    const end = await electronLauncher(electron.file).runToEnd(options)
    expect(end).toMatchObject({ code: 7, signal: null })
    expect(end.output).toContain('no display')
    expect(end.output).toContain('at all')
    expect(electron.hasRun()).toBe(true)
  },
)

test('what only a Mac’s system asks for is refused', async () => {
  const launching = electronLauncher('/nowhere').launch({ ...options, openFiles: ['/a'] })
  await expect(launching).rejects.toThrow('only a system')
})
