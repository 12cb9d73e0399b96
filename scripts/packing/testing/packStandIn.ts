import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Arch, build, type Configuration, Platform } from 'electron-builder'
import { onTestFinished } from 'vitest'
import { projectRoot } from '../../bootstrap.mjs'
import { makeStandInRuntime } from './standInRuntime.ts'

export type System = 'linux' | 'win32' | 'darwin'
export type ArchName = 'x64' | 'arm64'

const platforms = { linux: Platform.LINUX, win32: Platform.WINDOWS, darwin: Platform.MAC }

/**
 * Packs this very checkout, as it is built, with the project's settings and a runtime that stands in for
 * Electron. Nothing is fetched.
 *
 * @returns the folder with what was made; gone after the test
 */
export async function packStandIn(
  system: System,
  arch: ArchName,
  { target = 'dir', ...settings }: Configuration & { target?: string } = {},
): Promise<string> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'variorum-pack-'))
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }))
  const electronDist = path.join(folder, 'electron')
  makeStandInRuntime(electronDist, system)
  const output = path.join(folder, 'dist')
  const settingsFile = path.join(projectRoot, 'electron-builder.yml')
  await build({
    projectDir: projectRoot,
    targets: platforms[system].createTarget(target, Arch[arch]),
    config: { extends: settingsFile, electronDist, directories: { output }, ...settings },
  })
  return output
}
