import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import type { ExportFormatName } from '../../core/api/exportMethods.ts'
import { lacking } from './compare.ts'
import { type Peer, run } from './peers.ts'
import type { SampleExports } from './sampleExports.ts'

/** One look at one format with programs of others. Throws where they do not find what must be there. */
export interface PeerCheck {
  readonly format: ExportFormatName
  readonly peers: readonly Peer[]
  /** What was found, for the table. */
  run(sample: SampleExports, file: string): Promise<string>
}

/** @throws Error where a passage is not in the text */
export function passagesIn({ passages }: SampleExports, text: string): string {
  const missing = lacking(passages, text)
  if (missing.length > 0) throw new Error(`passage not found: ${missing[0]}`)
  return `${passages.length} passages`
}

/** @throws Error where a note is not in the text */
export function notesIn({ notes }: SampleExports, text: string): string {
  const missing = lacking(notes, text)
  if (missing.length > 0) throw new Error(`note not found: ${missing[0]}`)
  return `${notes.length} notes`
}

/** @throws Error where a passage or a note is not in the text */
export function everythingIn(sample: SampleExports, text: string): string {
  return `${passagesIn(sample, text)}, ${notesIn(sample, text)}`
}

/** @throws Error where a number is another */
export function mustBe(what: string, found: number, expected: number): string {
  if (found !== expected) throw new Error(`${found} of ${expected} ${what}`)
  return `${found} ${what}`
}

/** What a program says. @throws Error when it fails */
export async function output(program: string, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await run(program, args)
  if (code !== 0) throw new Error(`${program} failed: ${stderr.slice(0, 500)}`)
  return stdout
}

/** @throws Error where the archive has no such part */
export function partOf(file: string, name: string): Uint8Array {
  const part = unzipSync(readFileSync(file))[name]
  if (part === undefined) throw new Error(`no ${name} in the file`)
  return part
}
