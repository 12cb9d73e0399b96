import { type ExecFileException, execFile } from 'node:child_process'
import { existsSync, realpathSync, renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Programs of others that open what this app writes. `version` is the argument that makes them say theirs. */
const known = {
  soffice: ['--version'],
  pandoc: ['--version'],
  pdftotext: ['-v'],
  xmllint: ['--version'],
} as const
export type Peer = keyof typeof known | 'calc'

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

/** The programs that are installed, each with its version. */
export async function installedPeers(): Promise<ReadonlyMap<Peer, string>> {
  const found = new Map<Peer, string>()
  for (const [name, args] of Object.entries(known)) {
    const { code, stdout, stderr } = await run(name, args)
    if (code === 127) continue
    const version = /\d+(?:\.\d+)+|\d{5,}/.exec(`${stdout}\n${stderr}`)?.[0] ?? ''
    // The names are the keys of the list above.
    found.set(name as Peer, version)
  }
  // The sheets of LibreOffice are a package of their own; without it it reads no table.
  const office = found.get('soffice')
  if (office !== undefined && (await hasSheets())) found.set('calc', office)
  return found
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
