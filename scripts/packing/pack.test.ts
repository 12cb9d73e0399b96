// What a release is made of, packed offline with a stand-in for Electron.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { NtExecutable, NtExecutableResource, Resource } from 'resedit'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { projectRoot } from '../bootstrap.mjs'
import { noticesFile } from './notices.mjs'
import { type ArchName, packStandIn, type System } from './testing/packStandIn.ts'

/** Where what is packed for a system lies. */
function layout(system: System, arch: ArchName) {
  const suffix = arch === 'x64' ? '' : `-${arch}`
  if (system === 'darwin') {
    const contents = `mac${suffix}/Variorum.app/Contents`
    return { resources: `${contents}/Resources`, program: `mac${suffix}/Variorum.app` }
  }
  const folder = `${system === 'win32' ? 'win' : 'linux'}${suffix}-unpacked`
  const program = system === 'win32' ? 'Variorum.exe' : 'variorum'
  return { resources: `${folder}/resources`, program: `${folder}/${program}` }
}

/** Relative paths of all files, sorted. */
function filesUnder(folder: string): string[] {
  const found = fs.readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = found.filter((entry) => entry.isFile())
  return files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort()
}

/** All that may be in the packed app, and must. */
function allowedFiles(nativeBinary: string): string[] {
  const library = 'node_modules/better-sqlite3'
  const built = ['electron', 'jobs', 'renderer'].flatMap((name) =>
    under(`out/${name}`, (file) => !file.endsWith('.map')),
  )
  return [
    ...built,
    ...under('assets/sample'),
    ...under(`${library}/lib`),
    `${library}/LICENSE`,
    `${library}/package.json`,
    `${library}/prebuilds/${nativeBinary}`,
    'LICENSE',
    'package.json',
  ].sort()
}

function under(folder: string, isWanted: (file: string) => boolean = () => true): string[] {
  const files = filesUnder(path.join(projectRoot, folder)).filter(isWanted)
  return files.map((file) => path.posix.join(folder, file))
}

/** Files in an archive; it lists folders as well. */
function filesInArchive(archive: string): string[] {
  const entries = listPackage(archive, { isPack: false }).map((entry) => entry.slice(1))
  const folders = new Set(entries.map((entry) => path.dirname(entry)))
  return entries.filter((entry) => !folders.has(entry)).sort()
}

/** By the numbers that its own format gives a machine: ELF e_machine, PE Machine, Mach-O cputype. */
function machineOf(file: string): string {
  const bytes = fs.readFileSync(file)
  if (bytes.toString('latin1', 1, 4) === 'ELF') {
    return { 62: 'linux-x64', 183: 'linux-arm64' }[bytes.readUInt16LE(18)] ?? 'linux'
  }
  if (bytes.toString('latin1', 0, 2) === 'MZ') {
    const machine = bytes.readUInt16LE(bytes.readUInt32LE(60) + 4)
    return { 34404: 'win32-x64', 43620: 'win32-arm64' }[machine] ?? 'win32'
  }
  const isMachO = bytes.readUInt32LE(0) === 0xfeedfacf
  const type = isMachO ? bytes.readUInt32LE(4) : 0
  return { 16777223: 'darwin-x64', 16777228: 'darwin-arm64' }[type] ?? 'unknown'
}

/** As the digits that stand in the program. */
const [off, on] = ['0'.charCodeAt(0), '1'.charCodeAt(0)]

const fuseStates = {
  [FuseV1Options.RunAsNode]: off,
  [FuseV1Options.EnableCookieEncryption]: on,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
  [FuseV1Options.EnableNodeCliInspectArguments]: off,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
  [FuseV1Options.OnlyLoadAppFromAsar]: on,
  // Only in the program of macOS; electron-builder leaves it as it was.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: off,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
}

const systems = [
  ['linux', 'x64'],
  ['linux', 'arm64'],
  ['win32', 'x64'],
  ['win32', 'arm64'],
  ['darwin', 'x64'],
  ['darwin', 'arm64'],
] as const

describe.each(systems)('packed for %s %s', (system, arch) => {
  test('there is all the app needs and nothing else, its one native binary unpacked, its fuses set', async () => {
    const output = await packStandIn(system, arch, withoutSigning(system))
    const { resources, program } = layout(system, arch)
    const nativeBinary = `${system}-${arch}.node`
    const archive = path.join(output, resources, 'app.asar')
    expect(filesInArchive(archive)).toEqual(allowedFiles(nativeBinary))
    const notices = fs.readFileSync(path.join(output, resources, 'THIRD-PARTY-NOTICES.txt'))
    expect(notices).toEqual(fs.readFileSync(path.join(projectRoot, noticesFile)))
    const unpacked = `node_modules/better-sqlite3/prebuilds/${nativeBinary}`
    expect(filesUnder(`${archive}.unpacked`)).toEqual([unpacked])
    expect(machineOf(path.join(`${archive}.unpacked`, unpacked))).toBe(`${system}-${arch}`)
    expect(await getCurrentFuseWire(path.join(output, program))).toMatchObject(fuseStates)
  })
})

/** Signing again after the fuses needs a program that only macOS has. */
function withoutSigning(system: System) {
  const electronFuses = { resetAdHocDarwinSignature: false }
  return system === 'darwin' ? { electronFuses } : {}
}

describe.runIf(process.platform === 'linux')('the package for Debian', () => {
  /** Takes the place of fpm: keeps its arguments and the small files among them, makes no package. */
  function standInForFpm(): {
    program: string
    args: () => string[]
    content: (target: string) => string
  } {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'variorum-fpm-'))
    onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }))
    const program = path.join(folder, 'fpm')
    fs.writeFileSync(
      program,
      `#!${process.execPath}
      const fs = require('node:fs')
      const args = process.argv.slice(2)
      const mapped = args.map((arg) => arg.split('=')).filter(([from]) => /\\.(xml|desktop)$/.test(from))
      const contents = Object.fromEntries(mapped.map(([from, to]) => [to, fs.readFileSync(from, 'utf8')]))
      fs.writeFileSync(${JSON.stringify(path.join(folder, 'seen.json'))}, JSON.stringify({ args, contents }))
      fs.writeFileSync(args[args.indexOf('--package') + 1], '')`,
      { mode: 0o755 },
    )
    const seen = () => JSON.parse(fs.readFileSync(path.join(folder, 'seen.json'), 'utf8'))
    return { program, args: () => seen().args, content: (target) => seen().contents[target] }
  }

  test.each(['x64', 'arm64'] as const)(
    'for %s it has what a desktop needs to know',
    async (arch) => {
      const fpm = standInForFpm()
      vi.stubEnv('CUSTOM_FPM_PATH', fpm.program)
      onTestFinished(() => void vi.unstubAllEnvs())
      const output = await packStandIn('linux', arch, { target: 'deb' })
      const debArch = arch === 'x64' ? 'amd64' : 'arm64'
      expect(
        fs.existsSync(path.join(output, `Variorum-${manifest.version}-linux-${debArch}.deb`)),
      ).toBe(true)

      const afterOption = (option: string) => fpm.args()[fpm.args().indexOf(option) + 1]
      expect(afterOption('--architecture')).toBe(debArch)
      expect(afterOption('--version')).toBe(manifest.version)
      expect(afterOption('--maintainer')).toBe(manifest.author)

      const targets = fpm
        .args()
        .filter((arg) => arg.includes('=/'))
        .map((arg) => arg.split('=')[1] ?? '')
      const icons = targets.filter((target) => target.startsWith('/usr/share/icons/'))
      const sizes = [1024, 128, 16, 24, 256, 32, 48, 512, 64]
      expect(icons.sort()).toEqual(
        sizes.map((size) => `/usr/share/icons/hicolor/${size}x${size}/apps/variorum.png`),
      )

      const entry = fpm.content('/usr/share/applications/variorum.desktop')
      expect(entry.trimEnd().split('\n')).toEqual([
        '[Desktop Entry]',
        'Name=Variorum',
        'Exec=/opt/Variorum/variorum %U',
        'Terminal=false',
        'Type=Application',
        'Icon=variorum',
        'StartupWMClass=variorum',
        'GenericName=Qualitative analysis',
        'Keywords=qualitative;coding;annotation;',
        'StartupNotify=true',
        `Comment=${manifest.description}`,
        'MimeType=application/x-variorum;',
        'Categories=Science;Education;',
      ])
      const types = fpm.content('/usr/share/mime/packages/variorum.xml')
      expect(types).toContain('<mime-type type="application/x-variorum">')
      expect(types).toContain('<glob pattern="*.variorum"/>')
    },
  )
})

test('the program of Windows tells its name and version and has the mark', async () => {
  const output = await packStandIn('win32', 'x64')
  const bytes = fs.readFileSync(path.join(output, layout('win32', 'x64').program))
  const { entries } = NtExecutableResource.from(NtExecutable.from(bytes))
  const [version] = Resource.VersionInfo.fromEntries(entries)
  expect(version?.getStringValues({ lang: 1033, codepage: 1200 })).toMatchObject({
    ProductName: 'Variorum',
    FileDescription: expect.stringContaining('Variorum'),
    ProductVersion: expect.stringContaining(manifest.version),
  })
  const [group] = Resource.IconGroupEntry.fromEntries(entries)
  expect(group?.icons.map((icon) => icon.width || 256)).toEqual([16, 24, 32, 48, 64, 128, 256])
})

test('the app of macOS opens projects, by name and by type', async () => {
  const output = await packStandIn('darwin', 'arm64', withoutSigning('darwin'))
  const app = path.join(output, layout('darwin', 'arm64').program)
  const info = fs.readFileSync(path.join(app, 'Contents/Info.plist'), 'utf8')
  const values = Object.fromEntries(
    [...info.matchAll(/<key>(\w+)<\/key>\s*<string>([^<]*)<\/string>/g)].map(([, key, value]) => [
      key,
      value,
    ]),
  )
  expect(values).toMatchObject({
    CFBundleIdentifier: 'org.variorum.app',
    CFBundleIconFile: 'icon.icns',
    CFBundleShortVersionString: manifest.version,
    CFBundleTypeName: 'Variorum project',
    CFBundleTypeRole: 'Editor',
    LSHandlerRank: 'Owner',
  })
  expect(info).toMatch(/<key>CFBundleTypeExtensions<\/key>\s*<array>\s*<string>variorum<\/string>/)
  const names = fs.readdirSync(path.join(app, 'Contents/Resources'))
  expect(names.filter((name) => name.endsWith('.lproj')).sort()).toEqual([
    'de.lproj',
    'en.lproj',
    'fr.lproj',
  ])
})
