/**
 * `npm run check:peers`: has the programs of others open every export, see tests/peers. With `-- --install` it
 * installs those that are missing first: Debian's packages, and those of bench/.
 */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { aptPrivilege, installByApt } from './apt.mjs'
import { ensureDeps, ensureNode, projectRoot, say } from './bootstrap.mjs'
import { endAs } from './childEnd.mjs'
import { npm } from './npm.mjs'

/** What Debian calls them. */
const debian = [
  ...['libreoffice-writer', 'libreoffice-calc', 'pandoc', 'poppler-utils', 'libxml2-utils'],
  ...['sqlite3', 'jq', 'python3-openpyxl', 'python3-rdflib', 'chromium'],
]

await ensureNode(import.meta.url)
await ensureDeps()
if (process.argv.includes('--install')) await install()
// Node of some versions asks for the flag, and any takes it.
const program = path.join(projectRoot, 'tests/peers/checkPeers.ts')
const child = spawn(process.execPath, ['--experimental-strip-types', program], { stdio: 'inherit' })
child.on('close', (code, signal) => void endAs({ code, signal }))

async function install() {
  const privilege = await aptPrivilege()
  if (privilege === undefined) {
    say(`Not installed, for apt-get may not: ${debian.join(', ')}`)
  } else {
    say('Installing the programs of others by apt ...')
    const { code, output } = await installByApt(privilege, debian)
    if (code !== 0) say(output)
  }
  if ((await npm(['ci'], path.join(projectRoot, 'bench'))) !== 0) {
    say('The packages of bench/ were not installed.')
  }
}
