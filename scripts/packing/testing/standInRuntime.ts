import fs from 'node:fs'
import path from 'node:path'
import { NtExecutable, NtExecutableResource, Resource } from 'resedit'

/** Before the fuses in every Electron: the sentinel, version 1, eight of them, each on, off or as it was. */
const fuses = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 8]),
  Buffer.from('01011000'),
])

type Write = (name: string, content: string | Uint8Array) => void

/** More languages than are packed, so that it shows which ones are left out. */
const languages = ['de', 'en-US', 'fr', 'sv']

/**
 * Makes a folder that electron-builder takes for an unpacked Electron: the files that it touches, and
 * nothing that runs.
 */
export function makeStandInRuntime(folder: string, platform: 'linux' | 'win32' | 'darwin'): void {
  const write: Write = (name, content) => {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    fs.writeFileSync(path.join(folder, name), content)
  }
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version']) write(name, name)
  if (platform === 'darwin') {
    writeMacApp(folder, write)
    return
  }
  for (const language of languages) write(`locales/${language}.pak`, language)
  fs.mkdirSync(path.join(folder, 'resources'))
  if (platform === 'win32') {
    write('electron.exe', windowsProgram())
    return
  }
  for (const name of ['chrome-sandbox', 'chrome_crashpad_handler']) write(name, name)
  write('electron', fuses)
}

/** An empty program with the version that electron-builder writes ours over. */
function windowsProgram(): Uint8Array {
  const program = NtExecutable.createEmpty(false, false)
  const resources = NtExecutableResource.from(program)
  const version = Resource.VersionInfo.createEmpty()
  version.lang = 1033
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' })
  version.outputToResourceEntries(resources.entries)
  resources.outputResource(program)
  program.setExtraData(fuses.buffer.slice(fuses.byteOffset, fuses.byteOffset + fuses.length))
  return new Uint8Array(program.generate())
}

function writeMacApp(folder: string, write: Write): void {
  const link = (name: string, target: string) => fs.symlinkSync(target, path.join(folder, name))
  const contents = 'Electron.app/Contents'
  write(`${contents}/Info.plist`, infoPlist('Electron'))
  write(`${contents}/MacOS/Electron`, 'Electron')
  for (const language of ['de', 'en', 'fr', 'sv']) {
    write(`${contents}/Resources/${language}.lproj/locale.pak`, language)
  }
  const framework = `${contents}/Frameworks/Electron Framework.framework`
  write(`${framework}/Versions/A/Electron Framework`, fuses)
  link(`${framework}/Electron Framework`, 'Versions/A/Electron Framework')
  link(`${framework}/Versions/Current`, 'A')
  for (const language of ['de', 'en', 'fr', 'sv']) {
    write(`${framework}/Versions/A/Resources/${language}.lproj/locale.pak`, language)
  }
  for (const kind of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
    const helper = `Electron Helper${kind}`
    write(`${contents}/Frameworks/${helper}.app/Contents/Info.plist`, infoPlist(helper))
    write(`${contents}/Frameworks/${helper}.app/Contents/MacOS/${helper}`, helper)
  }
}

function infoPlist(name: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict>
  <key>CFBundleName</key><string>${name}</string>
  <key>CFBundleIconFile</key><string>electron.icns</string>
</dict></plist>\n`
}
