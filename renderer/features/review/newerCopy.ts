import type { DocumentSummary } from '../../../core/api/shapes.ts'

const extension = /\.[\p{L}\p{N}]{1,5}$/u
/** What people and browsers add to the name of another copy. */
const copyMarks =
  /\b(?:copy|kopie|v|version|rev|revision|draft|final|new|updated)\b|\d+|[()[\]_.,-]+/giu

/** The words of a name that say what it is of. */
function wordsOf(name: string): Set<string> {
  const plain = name.replace(extension, '').replaceAll(copyMarks, ' ').toLowerCase()
  return new Set(plain.split(/\s+/u).filter((word) => word !== ''))
}

/** Half the words of either name, or more, are the other's too. */
const ENOUGH = 0.5

function likeness(one: Set<string>, other: Set<string>): number {
  if (one.size === 0 || other.size === 0) return 0
  const common = [...one].filter((word) => other.has(word)).length
  return common / Math.max(one.size, other.size)
}

/** How alike a file's name is to a document's title or to the name of one of its files, 0 to 1. */
export function nameLikeness(fileName: string, { title, revisions }: DocumentSummary): number {
  const words = wordsOf(fileName)
  const names = [title, ...revisions.map(({ originalName }) => originalName)]
  const isSameName = revisions.some(({ originalName }) => originalName === fileName)
  return isSameName ? 1 : Math.max(...names.map((name) => likeness(words, wordsOf(name))))
}

/** Whether a file looks like another copy of a document by its name. It is asked, never assumed. */
export function looksLikeCopy(fileName: string, document: DocumentSummary): boolean {
  return nameLikeness(fileName, document) >= ENOUGH
}
