import type { ImportedCode } from '../../../core/export/importedModel.ts'
import { madeId } from '../importedIds.ts'
import type { QualcoderRows } from './qualcoderRows.ts'

export interface QualcoderCodes {
  /** Parents first. */
  readonly codes: readonly ImportedCode[]
  readonly pathOf: (cid: number) => readonly string[] | null
}

/** Codes below categories and, since version 14 of the database, below codes. */
export function readCodes({ categories, codes }: QualcoderRows): QualcoderCodes {
  const categoryOf = new Map(categories.map((category) => [category.catid, category]))
  const codeOf = new Map(codes.map((code) => [code.cid, code]))

  /** Names from the root; a ring ends where it comes back to itself. */
  function pathOfCategory(
    catid: number | null | undefined,
    below: readonly number[] = [],
  ): string[] {
    const category = catid == null || below.includes(catid) ? undefined : categoryOf.get(catid)
    if (category === undefined) return []
    const above = pathOfCategory(category.supercatid, [...below, category.catid])
    return [...above, nameOf(category)]
  }

  function pathOfCode(cid: number, below: readonly number[] = []): string[] {
    const code = below.includes(cid) ? undefined : codeOf.get(cid)
    if (code === undefined) return []
    const { supercid, catid } = code
    const above = supercid == null ? pathOfCategory(catid) : pathOfCode(supercid, [...below, cid])
    return [...above, nameOf(code)]
  }

  const all = [
    ...categories.map(({ catid, memo }) => entry(pathOfCategory(catid), null, memo)),
    ...codes.map(({ cid, color, memo }) => entry(pathOfCode(cid), colourOf(color), memo)),
  ]
  return {
    codes: all.sort((left, right) => left.path.length - right.path.length),
    pathOf: (cid) => (codeOf.has(cid) ? pathOfCode(cid) : null),
  }
}

function entry(path: readonly string[], colour: string | null, memo: string): ImportedCode {
  const id = madeId('qualcoder code', ...path)
  return { id, path, colour, description: memo.trim(), notes: [] }
}

function nameOf({ name }: { readonly name: string }): string {
  return name.trim() || '?'
}

function colourOf(written: string): string | null {
  return /^#[0-9a-f]{6}$/i.test(written) ? written.toLowerCase() : null
}
