import type { CopyOf } from '../core/api/documentMethods.ts'
import { addressKey } from '../core/copies/addressKey.ts'
import { tellingPhrases } from '../core/copies/tellingPhrases.ts'
import { ALIKE, likenessTo } from '../core/copies/textLikeness.ts'
import type { Block } from '../core/model/block.ts'
import type { Id } from '../core/model/id.ts'
import { groupBy } from '../core/state/lookup.ts'
import type { Reader } from '../db/connection.ts'
import { documentsHolding } from '../db/search/documentsHolding.ts'
import { type LatestRevision, listLatestRevisions, revisionText } from '../db/stores/revisions.ts'

/** A file as recognition needs it. */
export interface Newcomer {
  readonly sha256: string
  readonly text: string
  readonly blocks: readonly Block[]
  /** Where it says it is from. */
  readonly url: unknown
}

/** Documents worth reading in full for one file. */
const READ = 3
/** What holds one phrase of many may quote it; two make it worth a look. */
const PHRASES = 2

/**
 * For each file the documents it looks like a newer copy of, likeliest first: those of the same address
 * and those whose latest text is much the same. The cost is bounded whatever the size of the project:
 * some look-ups in the search index and three texts for each file.
 */
export function findCopies(db: Reader, newcomers: readonly Newcomer[]): CopyOf[][] {
  const latest = listLatestRevisions(db)
  const byId = new Map(latest.map((document) => [document.documentId, document]))
  const byAddress = groupBy(latest, ({ url }) => addressKey(url))
  const bySha256 = groupBy(latest, ({ originalSha256 }) => originalSha256)
  return newcomers.map((newcomer) => {
    const address = addressKey(newcomer.url)
    const near = new Set(
      [
        ...(bySha256.get(newcomer.sha256) ?? []),
        ...(address === null ? [] : (byAddress.get(address) ?? [])),
      ].slice(0, READ),
    )
    for (const id of documentsSharing(db, newcomer)) {
      const document = byId.get(id)
      if (document !== undefined) near.add(document)
    }
    return judged(db, newcomer, [...near], address)
  })
}

/** The documents that share the most phrases with the file. */
function documentsSharing(db: Reader, { text, blocks }: Newcomer): Id[] {
  const phrases = tellingPhrases(text, blocks)
  const enough = Math.min(PHRASES, phrases.length)
  return [...documentsHolding(db, phrases)]
    .filter(([, hits]) => hits >= enough)
    .sort(([, left], [, right]) => right - left)
    .slice(0, READ)
    .map(([id]) => id)
}

function judged(
  db: Reader,
  { sha256, text }: Newcomer,
  documents: readonly LatestRevision[],
  address: string | null,
): CopyOf[] {
  const likeness = likenessTo(text)
  return documents
    .map(({ documentId, title, revision, url, originalSha256, textSha256 }): CopyOf => {
      const isSameFile = originalSha256 === sha256
      return {
        documentId,
        title,
        revision,
        isSameFile,
        isSameAddress: address !== null && addressKey(url) === address,
        likeness: isSameFile ? 1 : likeness(revisionText(db, { textSha256 })),
      }
    })
    .filter((copy) => copy.isSameAddress || copy.likeness >= ALIKE)
    .sort((left, right) => right.likeness - left.likeness)
}
