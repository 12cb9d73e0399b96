import type { DocumentEntry } from '../core/api/documentMethods.ts'
import type { Output, Received } from '../core/api/registry.ts'
import type { DocumentState } from '../core/model/documentState.ts'
import { ReadingPosition, readShare } from '../core/model/readingPosition.ts'
import { fuzzyMatch } from '../core/search/fuzzyMatch.ts'
import { missingWords, wordsOfFilter } from '../core/search/missingWords.ts'
import type { Reader } from '../db/connection.ts'
import {
  countLiveDocuments,
  type DocumentWords,
  documentEntries,
  documentRids,
  documentTitles,
  documentWords,
  storedPositions,
} from '../db/stores/documentEntries.ts'

/** A window on the live documents that a filter lets through. */
export function findDocuments(
  db: Reader,
  { words, state, offset, limit }: Received<'documents.find'>,
): Output<'documents.find'> {
  const found = filteredRids(db, wordsOfFilter(words), state)
  return {
    all: countLiveDocuments(db),
    total: found.length,
    documents: entriesOf(db, found.slice(offset, offset + limit)),
  }
}

/** The live documents whose titles answer what is typed, the best first; the oldest for nothing. */
export function documentsNamed(
  db: Reader,
  { name, limit }: Received<'documents.named'>,
): Output<'documents.named'> {
  const scored = documentTitles(db).flatMap(([rid, title]) => {
    const match = fuzzyMatch(name, title)
    return match === null ? [] : [{ rid, score: match.score }]
  })
  if (name.trim() !== '') scored.sort((left, right) => right.score - left.score)
  const best = scored.slice(0, limit).map(({ rid }) => rid)
  return entriesOf(db, best)
}

function filteredRids(db: Reader, words: readonly string[], state: DocumentState): number[] {
  if (words.length === 0) return documentRids(db, state)
  return documentWords(db, state)
    .filter((document) => isFound(document, words))
    .map(({ rid }) => rid)
}

function isFound(document: DocumentWords, words: readonly string[]): boolean {
  const { title, language, names, metadata } = document
  const missing = missingWords([title, language, names].join('\n'), words)
  if (missing.length === 0) return true
  // Reading JSON costs more than all the rest, and what its texts hold stands in the source.
  const asWritten = missing.map((word) => JSON.stringify(word).slice(1, -1))
  if (missingWords(metadata, asWritten).length > 0) return false
  return missingWords(textOf(JSON.parse(metadata)), missing).length === 0
}

/** Every text and number in CSL-JSON, however it is nested, one a line. */
function textOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return `${value}\n`
  if (typeof value !== 'object' || value === null) return ''
  let text = ''
  for (const part of Object.values(value)) text += textOf(part)
  return text
}

function entriesOf(db: Reader, rids: readonly number[]): DocumentEntry[] {
  const progress = new Map(
    storedPositions(db, rids).flatMap(({ rid, value, characters }) => {
      const position = ReadingPosition.safeParse(JSON.parse(value))
      return position.success ? [[rid, readShare(position.data, characters)] as const] : []
    }),
  )
  return documentEntries(db, rids).map(({ rid, ...entry }) => ({
    ...entry,
    progress: progress.get(rid) ?? null,
  }))
}
