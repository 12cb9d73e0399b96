import type { Side } from '../core/api/outcomeMethods.ts'
import type { DocumentSummary } from '../core/api/shapes.ts'
import { AppError } from '../core/model/error.ts'
import type { Terminal } from './terminal.ts'

/** DOC: an id or an exact title. Throws `not_found`, or `ambiguous` with the ids of equal titles. */
export async function documentNamed(terminal: Terminal, name: string): Promise<DocumentSummary> {
  const found = findDocument(await terminal.call('documents.list', {}), name)
  if (found === undefined) throw new AppError('not_found', `no document ${JSON.stringify(name)}`)
  return found
}

function findDocument(
  documents: readonly DocumentSummary[],
  name: string,
): DocumentSummary | undefined {
  const byId = documents.find((document) => document.id === name)
  if (byId !== undefined) return byId
  const titled = documents.filter((document) => document.title === name)
  if (titled.length > 1) {
    const ids = titled.map((document) => document.id)
    throw new AppError(
      'ambiguous',
      `${titled.length} documents are titled ${JSON.stringify(name)}: ${ids.join(', ')}`,
      { ids },
    )
  }
  return titled[0]
}

/** The id of an annotator given by exact name or id, made if absent; undefined for none given. */
export async function annotatorNamed(
  terminal: Terminal,
  name: string | undefined,
): Promise<{ annotatorId?: string }> {
  if (name === undefined) return {}
  const annotators = await terminal.call('annotators.list', {})
  const known = annotators.find((annotator) => annotator.id === name)
  const annotator = known ?? (await terminal.call('annotators.ensure', { name }))
  return { annotatorId: annotator.id }
}

/**
 * A side of a comparison, DOC[@REV][#SNAPSHOT][/ANNOTATOR,...]. A title may itself hold @, # and /,
 * so the longest beginning that names a document is the document.
 */
export async function sideNamed(terminal: Terminal, side: string): Promise<Side> {
  const documents = await terminal.call('documents.list', {})
  const ends = [side.length, ...[...side.matchAll(/[@#/]/g)].map((match) => match.index).reverse()]
  for (const end of ends) {
    const qualifiers = QUALIFIERS.exec(side.slice(end))?.groups
    if (qualifiers === undefined) continue
    const document = findDocument(documents, side.slice(0, end))
    if (document !== undefined) return { documentId: document.id, ...readQualifiers(qualifiers) }
  }
  throw new AppError('not_found', `no document of this name: ${JSON.stringify(side)}`)
}

const QUALIFIERS =
  /^(?:@(?<revision>[1-9]\d{0,8}))?(?:#(?<snapshot>[^#/]+))?(?:\/(?<annotators>.+))?$/

function readQualifiers(groups: Record<string, string | undefined>): Omit<Side, 'documentId'> {
  const { revision, snapshot, annotators } = groups
  return {
    ...(revision === undefined ? {} : { revision: Number(revision) }),
    ...(snapshot === undefined ? {} : { snapshot }),
    ...(annotators === undefined ? {} : { annotators: annotators.split(',') }),
  }
}
