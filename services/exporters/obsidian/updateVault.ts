import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path/posix'
import type { Progress } from '../../../core/api/frames.ts'
import { managedId, mergedFile } from '../../../core/export/vault/managedBlock.ts'
import { writeVault } from '../../../core/export/vault/writeVault.ts'
import type { CitationStyle } from '../../../core/model/citationStyle.ts'
import { AppError } from '../../../core/model/error.ts'
import type { ReportLine } from '../../../core/model/source.ts'
import { type ChosenExportInput, chosenExport } from '../chosenExport.ts'
import { withCitations } from '../citing/withCitations.ts'
import type { ExportedPart } from '../exporter.ts'
import { vaultLosses } from './writeVaultZip.ts'

/** A vault of a person's own has some thousand files; a whole disk is a wrong folder. */
const MOST_FILES = 50_000

export interface UpdateVaultInput extends ChosenExportInput {
  /** Of the vault; read here, written by who asked. */
  readonly folder: string
  /** Left out: nothing is cited. */
  readonly citationStyle?: CitationStyle | undefined
}

/** What is to be written into a vault: the files that would change, whole. */
export interface VaultUpdate {
  readonly files: readonly { readonly path: string; readonly text: string }[]
  readonly items: number
  readonly losses: readonly ReportLine[]
  readonly parts: readonly ExportedPart[]
}

/**
 * Brings the project into a vault that is there. Files of earlier exports are known by what they are about,
 * wherever they are now; outside the managed blocks every line stays as it is.
 */
export async function updateVault(
  { folder, citationStyle, ...choice }: UpdateVaultInput,
  report: (progress: Progress) => void,
): Promise<VaultUpdate> {
  const { input: chosen, items, parts, narrowed } = chosenExport(choice, report)
  const input = await withCitations(chosen, citationStyle)
  const { texts, names } = readVault(folder)
  const existing = new Map<string, string>()
  for (const [path, text] of texts) {
    const id = managedId(text)
    if (id !== null && !existing.has(id)) existing.set(id, path)
  }
  const files = writeVault(input, { existing, names }).flatMap((file) => {
    const before = texts.get(file.path) ?? null
    const text = mergedFile(before, file)
    return text === before ? [] : [{ path: file.path, text }]
  })
  return { files, items, parts, losses: [...narrowed, ...vaultLosses(input)] }
}

/** A vault's notes: texts by path, and the path of every one in lower case without extension. */
interface ReadVault {
  readonly texts: Map<string, string>
  readonly names: Set<string>
}

/** Folders of Obsidian's own, and links, are passed by. */
function readVault(folder: string): ReadVault {
  const vault: ReadVault = { texts: new Map(), names: new Set() }
  const visit = (inner: string) => {
    for (const entry of readdirSync(join(folder, inner), { withFileTypes: true })) {
      const path = join(inner, entry.name)
      if (entry.isDirectory() && !entry.name.startsWith('.')) visit(path)
      if (entry.isFile() && /\.md$/i.test(entry.name)) readNote(folder, path, vault)
    }
  }
  visit('')
  return vault
}

function readNote(folder: string, path: string, { texts, names }: ReadVault): void {
  names.add(path.replace(/\.md$/i, '').toLowerCase())
  if (names.size > MOST_FILES) {
    throw new AppError('too_large', `there are more than ${MOST_FILES} notes in this folder`)
  }
  const text = exactText(readFileSync(join(folder, path)))
  if (text !== null) texts.set(path, text)
}

/** Null for bytes that are no UTF-8: to write them again would change them. */
function exactText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
