// The AppImage, as far as it can be made without the tools that are fetched for it.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { packStandIn } from './testing/packStandIn.ts'

/** Takes the place of the tools: keeps the small files that would be packed, packs nothing. */
function standInForTools(): (name: string) => string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'variorum-appimage-'))
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }))
  const kept = path.join(folder, 'kept')
  const tools = path.join(folder, `linux-${process.arch}`)
  for (const made of [kept, tools, path.join(folder, 'lib', 'x64')]) {
    fs.mkdirSync(made, { recursive: true })
  }
  for (const name of ['runtime-x64', `linux-${process.arch}/desktop-file-validate`]) {
    fs.writeFileSync(path.join(folder, name), '')
  }
  fs.writeFileSync(
    path.join(tools, 'mksquashfs'),
    `#!${process.execPath}
    const fs = require('node:fs')
    const [folder, output] = process.argv.slice(2)
    for (const name of ['AppRun', 'variorum.desktop']) {
      fs.copyFileSync(folder + '/' + name, ${JSON.stringify(kept)} + '/' + name)
    }
    fs.writeFileSync(output, '')`,
    { mode: 0o755 },
  )
  vi.stubEnv('APPIMAGE_TOOLS_PATH', folder)
  onTestFinished(() => void vi.unstubAllEnvs())
  return (name) => fs.readFileSync(path.join(kept, name), 'utf8')
}

test.runIf(process.platform === 'linux')(
  'an AppImage gives up the sandbox only where the system allows none',
  async () => {
    const packed = standInForTools()
    await packStandIn('linux', 'x64', { target: 'AppImage' })
    const entry = packed('variorum.desktop').split('\n')
    expect(entry).toContain('Exec=AppRun %U')
    expect(entry).toContain('MimeType=application/x-variorum;')
    // Its starter, which is electron-builder's.
    expect(packed('AppRun')).toMatch(/unshare -Ur true.*\n\s*NO_SANDBOX=\(--no-sandbox\)/)
  },
)
