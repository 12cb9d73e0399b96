import { type ExecFileException, execFile } from 'node:child_process'
import { existsSync, readFileSync, realpathSync, renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { findBrowser } from '../../scripts/browser.mjs'

/** Programs of others that open what this app writes, with the argument that makes them say their version. */
const programs = {
  soffice: ['--version'],
  pandoc: ['--version'],
  pdftotext: ['-v'],
  xmllint: ['--version'],
  sqlite3: ['--version'],
  jq: ['--version'],
} as const

/** Libraries of Python that read a format. */
const modules = ['openpyxl', 'rdflib'] as const
export type PythonModule = (typeof modules)[number]

export type Peer = keyof typeof programs | PythonModule | 'calc' | 'chromium' | 'hypothesis'

/** The first on the path may be somebody's own, without the libraries of the system. */
const pythons = ['python3', '/usr/bin/python3'] as const

export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program to its end; a program that is not there has the code 127. */
export function run(program: string, args: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { maxBuffer: 64 * 2 ** 20, timeout: 300_000 }
    execFile(program, [...args], options, (error, stdout, stderr) => {
      resolve({ code: codeOf(error), stdout, stderr })
    })
  })
}

function codeOf(error: ExecFileException | null): number {
  if (error === null) return 0
  return error.code === 'ENOENT' ? 127 : 1
}

/** What is installed, each with its version. */
export async function installedPeers(): Promise<ReadonlyMap<Peer, string>> {
  const found = new Map<Peer, string>()
  for (const [name, args] of Object.entries(programs)) {
    const { code, stdout, stderr } = await run(name, args)
    // The names are the keys of the list above.
    if (code !== 127) found.set(name as Peer, versionIn(`${stdout}\n${stderr}`))
  }
  // The sheets of LibreOffice are a package of their own; without it it reads no table.
  const office = found.get('soffice')
  if (office !== undefined && (await hasSheets())) found.set('calc', office)
  for (const module of modules) {
    const version = await pythonWith(module)
    if (version !== null) found.set(module, version.version)
  }
  const browser = await findBrowser()
  if (browser !== undefined) {
    found.set('chromium', versionIn((await run(browser, ['--version'])).stdout))
  }
  const hypothesis = versionOfPackage('hypothesis')
  if (hypothesis !== null) found.set('hypothesis', hypothesis)
  return found
}

function versionIn(text: string): string {
  return /\d+(?:\.\d+)+|\d{5,}/.exec(text)?.[0] ?? ''
}

async function pythonWith(module: PythonModule) {
  for (const python of pythons) {
    const ask = `import ${module}; print(${module}.__version__)`
    const { code, stdout } = await run(python, ['-c', ask])
    if (code === 0) return { python, version: stdout.trim() }
  }
  return null
}

/** What a script of Python prints that needs a library. @throws Error when it fails */
export async function runPython(
  module: PythonModule,
  script: string,
  args: readonly string[],
): Promise<string> {
  const { python } = (await pythonWith(module)) ?? {}
  if (python === undefined) throw new Error(`no Python here has ${module}`)
  const { code, stdout, stderr } = await run(python, ['-c', script, ...args])
  if (code !== 0) throw new Error(`${module} failed: ${stderr.trim().slice(-500)}`)
  return stdout
}

/** Of those of bench/, which has packages of its own; null where they are not installed. */
function versionOfPackage(name: string): string | null {
  const file = new URL(`../../bench/node_modules/${name}/package.json`, import.meta.url)
  if (!existsSync(file)) return null
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).version
}

async function hasSheets(): Promise<boolean> {
  const program = (await run('which', ['soffice'])).stdout.trim()
  return program !== '' && existsSync(join(dirname(realpathSync(program)), 'libsclo.so'))
}

/** What LibreOffice makes of a file, in the same folder; it has a profile of its own, that no other one is touched. */
export async function convertByOffice(
  folder: string,
  file: string,
  extension: string,
  readAs: readonly string[] = [],
): Promise<string> {
  const profile = pathToFileURL(`${folder}/office-profile`).href
  const ending = /\.\w+$/
  const made = `${folder}/office/${basename(file).replace(ending, `.${extension}`)}`
  const { stdout, stderr } = await run('soffice', [
    `-env:UserInstallation=${profile}`,
    ...readAs,
    ...['--headless', '--convert-to', extension, '--outdir', `${folder}/office`, file],
  ])
  if (!existsSync(made)) throw new Error(`LibreOffice made nothing of it: ${stdout}${stderr}`)
  const target = file.replace(ending, `.office.${extension}`)
  renameSync(made, target)
  return target
}
