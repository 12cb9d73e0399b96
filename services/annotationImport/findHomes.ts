import type { ImportedAnnotation, ImportedAnnotations } from '../../core/export/importedModel.ts'
import { agreementOn } from '../../core/export/locateImported.ts'
import type { DocumentRecord, RevisionRecord } from '../../core/model/records.ts'
import { groupBy } from '../../core/state/lookup.ts'
import type { Reader } from '../../db/connection.ts'
import { sha256 } from '../../db/sha256.ts'
import { listDocuments } from '../../db/stores/documents.ts'
import { revisionsOfDocument } from '../../db/stores/revisions.ts'
import { textOfRevision } from '../revisionTexts.ts'

/** Whose annotations stand on texts of their own. */
export const projectOrigins: ReadonlySet<ImportedAnnotations['origin']> = new Set([
  'refi-qda',
  'brat',
  'casjson',
  'taguette',
  'qualcoder',
  'catma',
  'tei',
])

interface RevisionHome {
  readonly kind: 'revision'
  readonly revision: RevisionRecord
}

/**
 * What an annotation comes to stand on: a revision of the project, or a text that comes with it. One
 * object for each.
 */
export type Home = RevisionHome | { readonly kind: 'source'; readonly key: string }

interface Candidate {
  readonly document: DocumentRecord
  /** Its revisions, oldest first. */
  readonly homes: readonly RevisionHome[]
}

export interface Homes {
  readonly byAnnotation: ReadonlyMap<ImportedAnnotation, Home>
  /** Of the texts of the file, by their keys. */
  readonly bySource: ReadonlyMap<string, Home>
}

/**
 * The text each annotation is about. One of the file's own is where the project has the same text
 * already, or comes with it. Any other is found by the digest of its text, by the document's id, by the
 * document's URL; else it is the document whose latest text holds most of the file's quotes, of several that hold
 * as many the one where most positions hold theirs, and so of its revisions. A text that a project of another program
 * left out is found by quotes alone.
 */
export function findHomes(db: Reader, read: ImportedAnnotations): Homes {
  const candidates = listDocuments(db).map((document) => ({
    document,
    homes: revisionsOfDocument(db, document.id).map((revision) => ({
      kind: 'revision' as const,
      revision,
    })),
  }))
  const bySource = new Map(
    read.sources.map((source) => [source.key, homeOfSource(candidates, source)]),
  )
  const byAnnotation = new Map<ImportedAnnotation, Home>()
  for (const group of groupBy(read.annotations, sourceOf).values()) {
    const own = bySource.get(group[0]?.targets[0]?.source ?? '')
    const home =
      own ??
      namedHome(candidates, group) ??
      homeOfLength(db, candidates, group) ??
      likeliestHome(db, read, candidates, group)
    if (home !== undefined) for (const annotation of group) byAnnotation.set(annotation, home)
  }
  return { byAnnotation, bySource }
}

/** The same text under the same id, or under the same title, or anywhere. */
function homeOfSource(
  candidates: readonly Candidate[],
  { key, id, title, extracted }: ImportedAnnotations['sources'][number],
): Home {
  const digest = sha256(extracted.text)
  const same = candidates.flatMap(({ document, homes }) => {
    const home = homes.findLast(({ revision }) => revision.textSha256 === digest)
    return home === undefined ? [] : [{ document, home }]
  })
  const found =
    same.find(({ document }) => document.id === id) ??
    same.find(({ document }) => document.title === title) ??
    same[0]
  return found?.home ?? { kind: 'source', key }
}

function sourceOf({ targets, documentId, revision }: ImportedAnnotation): string {
  const [target] = targets
  return JSON.stringify([target?.textSha256, target?.source, documentId, revision])
}

function namedHome(
  candidates: readonly Candidate[],
  group: readonly ImportedAnnotation[],
): Home | undefined {
  const [annotation] = group
  const [target] = annotation?.targets ?? []
  const isNamed = ({ document }: Candidate) =>
    document.id === annotation?.documentId ||
    (target?.source !== null && document.metadata['URL'] === target?.source)
  const named = candidates.find(isNamed)
  // Several documents may have the same words: the one that is named comes first.
  const homes = [...candidates, ...(named === undefined ? [] : [named])].flatMap(
    (candidate) => candidate.homes,
  )
  const byText = homes.findLast(({ revision }) => revision.textSha256 === target?.textSha256)
  if (byText !== undefined) return byText
  return (
    named?.homes.find(({ revision }) => revision.number === annotation?.revision) ??
    named?.homes.at(-1)
  )
}

/** Where nothing but positions is known: the one text as long as the file's; none where several are. */
function homeOfLength(
  db: Reader,
  candidates: readonly Candidate[],
  [annotation]: readonly ImportedAnnotation[],
): Home | undefined {
  const length = annotation?.targets[0]?.sourceLength
  if (length === undefined) return undefined
  const homes = candidates
    .map(({ homes: revisions }) =>
      revisions.findLast(({ revision }) => textOfRevision(db, revision).length === length),
    )
    .filter((home) => home !== undefined)
  return homes.length === 1 ? homes[0] : undefined
}

/**
 * The document that holds most of the quotes, and its revision where most of them are where the file says. One
 * that holds none is not meant, unless it is the only one there is and nothing says that another is, as every
 * project of another program does.
 */
function likeliestHome(
  db: Reader,
  { origin, documentedUnit }: ImportedAnnotations,
  candidates: readonly Candidate[],
  group: readonly ImportedAnnotation[],
): Home | undefined {
  const mayBeOnly = candidates.length === 1 && !projectOrigins.has(origin)
  const quotes = group.flatMap(({ targets }) => targets.flatMap(({ quote }) => quote?.exact ?? []))
  const usable = candidates.flatMap(({ document, homes }) => {
    const latest = homes.at(-1)
    if (latest === undefined) return []
    const text = textOfRevision(db, latest.revision)
    const held = quotes.filter((quote) => text.includes(quote)).length
    const isUsable = held > 0 || (mayBeOnly && !namesAnother(document, group))
    return isUsable ? [{ homes, held }] : []
  })
  const most = Math.max(...usable.map(({ held }) => held))
  const rated = usable
    .filter(({ held }) => held === most)
    // Newest first, which wins where an older one is no better.
    .flatMap(({ homes }) => homes.toReversed())
    .map((home) => {
      const text = textOfRevision(db, home.revision)
      return { home, agreeing: agreementOn(text, group, documentedUnit) }
    })
  const best = Math.max(...rated.map(({ agreeing }) => agreeing))
  return rated.find(({ agreeing }) => agreeing === best)?.home
}

/** Whether annotations say whose they are, and it is not this document. */
function namesAnother(
  document: DocumentRecord,
  [annotation]: readonly ImportedAnnotation[],
): boolean {
  const [target] = annotation?.targets ?? []
  const isOfAnotherProject = annotation?.documentId != null || target?.textSha256 != null
  const url = document.metadata['URL']
  return (
    isOfAnotherProject || (url !== undefined && target?.source != null && target.source !== url)
  )
}
