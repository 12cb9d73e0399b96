import type { ImportEntry } from '../core/api/importMethods.ts'
import type { Output, Received } from '../core/api/registry.ts'
import type { Id } from '../core/model/id.ts'
import { keptReport } from '../core/model/keptReport.ts'
import type { Reader } from '../db/connection.ts'
import { type DocumentName, documentNames } from '../db/stores/documents.ts'
import { countImports, type ListedImport, listImports } from '../db/stores/imports.ts'
import type { HandlersOf } from './handlersOf.ts'

/** Documents of an import that are named; the others are counted. */
const NAMED = 20

export const importHandlers: HandlersOf<'imports'> = {
  'imports.list': (input, _call, session) => importsPage(session.project().db, input),
}

/** A window on what was imported, newest first, as it is told. */
export function importsPage(
  db: Reader,
  { documentId, offset, limit }: Received<'imports.list'>,
): Output<'imports.list'> {
  const scope = documentId ?? null
  const imports = listImports(db, { documentId: scope, offset, limit })
  const names = namesIn(db, imports)
  return {
    total: countImports(db, scope),
    imports: imports.map((each) => entryOf(each, names)),
  }
}

function namesIn(db: Reader, imports: readonly ListedImport[]): ReadonlyMap<Id, DocumentName> {
  const ids = new Set(imports.flatMap(({ documentIds }) => documentIds.slice(0, NAMED)))
  return new Map(documentNames(db, [...ids]).map((document) => [document.id, document]))
}

function entryOf(
  { kind, id, label, at, annotator, revision, file, documentIds, counts }: ListedImport,
  names: ReadonlyMap<Id, DocumentName>,
): ImportEntry {
  return {
    ...{ kind, id, label, at, annotator, revision, counts },
    file: file?.name ?? null,
    sha256: file?.sha256 ?? null,
    size: file?.size ?? null,
    mediaType: file?.mediaType ?? null,
    importer: file?.importer ?? null,
    importerVersion: file?.importerVersion ?? null,
    documents: documentIds.slice(0, NAMED).flatMap((each) => {
      const document = names.get(each)
      if (document === undefined) return []
      const { title, deletedAt } = document
      return [{ id: each, title, isTrashed: deletedAt !== null }]
    }),
    documentCount: documentIds.length,
    // Older versions kept as many lines as there were.
    report: file === null ? null : keptReport(file.report),
  }
}
