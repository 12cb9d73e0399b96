import type { ExportScope } from '../api/exportMethods.ts'
import type { Annotation } from '../model/annotation.ts'
import type { Id } from '../model/id.ts'
import type { CodeRecord } from '../model/records.ts'
import type { ExportDocument, ExportInput, ExportRelation } from './exportModel.ts'

/** What is left of an export after a choice of annotations, and how many annotations were not chosen. */
export interface NarrowedExport {
  readonly input: ExportInput
  readonly leftOut: number
}

/**
 * Keeps the annotations of the scope and what belongs to them: documents with one of them, their codes
 * with those above, their entities, the relations that they bear out, and those
 * between these entities that nothing bears out yet. Without a choice of annotations everything stays. `documentIds`
 * is not looked at here: other documents are not even read.
 */
export function narrowExport(input: ExportInput, scope: ExportScope): NarrowedExport {
  if (!choosesAnnotations(scope)) return { input, leftOut: 0 }
  const isChosen = chooser(scope, input.codes)
  const documents = input.documents
    .map((document) => ({ ...document, annotations: document.annotations.filter(isChosen) }))
    .filter(({ annotations }) => annotations.length > 0)
  const annotations = documents.flatMap((document) => document.annotations)
  const codes = codesOf(annotations, input.codes)
  const mentioned = new Set(annotations.flatMap(({ mentions }) => mentions.map((m) => m.entityId)))
  const cited = relationsOf(annotations, input.relations)
  for (const { fromId, toId } of cited) mentioned.add(fromId).add(toId)
  const uncited = input.relations.filter(
    ({ fromId, toId, highlightIds }) =>
      highlightIds.length === 0 && mentioned.has(fromId) && mentioned.has(toId),
  )
  const relations = [...cited, ...uncited]
  const entities = input.entities.filter(({ id }) => mentioned.has(id))
  const kept = new Set<Id>([...codes, ...entities].map(({ id }) => id))
  const notes = input.notes.filter(({ target }) => target.kind !== 'project' && kept.has(target.id))
  return {
    input: { ...input, documents, codes, entities, relations, notes },
    leftOut: count(input.documents) - annotations.length,
  }
}

function choosesAnnotations(scope: ExportScope): boolean {
  const { codeIds, entityIds, annotatorIds, states, highlightIds } = scope
  return [codeIds, entityIds, annotatorIds, states, highlightIds].some((list) => list !== undefined)
}

function chooser(scope: ExportScope, codes: readonly CodeRecord[]) {
  const chosenCodes = scope.codeIds && withDescendants(scope.codeIds, codes)
  const chosenEntities = scope.entityIds && new Set(scope.entityIds)
  const annotators = scope.annotatorIds && new Set(scope.annotatorIds)
  const highlights = scope.highlightIds && new Set(scope.highlightIds)
  const states = scope.states && new Set(scope.states)
  return ({ id, codings, mentions, annotatorId, state }: Annotation) =>
    (!highlights || highlights.has(id)) &&
    (!states || states.has(state)) &&
    (!annotators || annotators.has(annotatorId)) &&
    (!chosenCodes || codings.some(({ codeId }) => chosenCodes.has(codeId))) &&
    (!chosenEntities ||
      mentions.some(
        (mention) => mention.state === 'confirmed' && chosenEntities.has(mention.entityId),
      ))
}

function withDescendants(codeIds: readonly Id[], codes: readonly CodeRecord[]): ReadonlySet<Id> {
  const chosen = new Set(codeIds)
  // A set hands out what is added while it is gone through.
  for (const parent of chosen) {
    for (const { id, parentId } of codes) if (parentId === parent) chosen.add(id)
  }
  return chosen
}

/** The codes on the annotations, each with those it stands under. */
function codesOf(
  annotations: readonly Annotation[],
  codes: readonly CodeRecord[],
): readonly CodeRecord[] {
  const parents = new Map(codes.map(({ id, parentId }) => [id, parentId]))
  const used = new Set(annotations.flatMap(({ codings }) => codings.map(({ codeId }) => codeId)))
  for (const id of used) {
    const parent = parents.get(id)
    if (parent !== undefined && parent !== null) used.add(parent)
  }
  return codes.filter(({ id }) => used.has(id))
}

/** The relations that cite one of the annotations, with those of their passages that are among them. */
function relationsOf(
  annotations: readonly Annotation[],
  relations: readonly ExportRelation[],
): ExportRelation[] {
  const kept = new Set(annotations.map(({ id }) => id))
  return relations
    .map((relation) => ({
      ...relation,
      highlightIds: relation.highlightIds.filter((id) => kept.has(id)),
    }))
    .filter(({ highlightIds }) => highlightIds.length > 0)
}

function count(documents: readonly ExportDocument[]): number {
  return documents.reduce((total, { annotations }) => total + annotations.length, 0)
}
