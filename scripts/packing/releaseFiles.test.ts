import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { writeReleaseFiles } from './releaseFiles.mjs'

test('beside the packages lie their checksums and the notes of the release', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'variorum-release-'))
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }))
  const packages = ['Variorum-1.0.0-linux-amd64.deb', 'Variorum-1.0.0-win-x64.zip']
  const others = ['Variorum-0.9.0-linux-amd64.deb', `${packages[1]}.blockmap`, 'builder-debug.yml']
  for (const name of [...packages, ...others]) fs.writeFileSync(path.join(folder, name), 'abc')
  fs.mkdirSync(path.join(folder, 'Variorum-1.0.0-unpacked'))

  const changelog = '# Changelog\n\n## 1.0.0 (2026-01-31)\n\n- [New] This.\n'
  expect(await writeReleaseFiles(folder, { version: '1.0.0', changelog })).toEqual(packages)
  // SHA-256 of "abc", as FIPS 180-2 gives it.
  const sum = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  const sums = fs.readFileSync(path.join(folder, 'SHA256SUMS'), 'utf8')
  expect(sums).toBe(packages.map((name) => `${sum}  ${name}\n`).join(''))
  const notes = fs.readFileSync(path.join(folder, 'RELEASE-NOTES.md'), 'utf8')
  expect(notes).toBe('# Variorum 1.0.0\n\n## New\n\n- This.\n')
  await expect(writeReleaseFiles(folder, { version: '1.1.0', changelog })).rejects.toThrow('1.1.0')
})
