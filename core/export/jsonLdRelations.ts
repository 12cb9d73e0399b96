import type { Id } from '../model/id.ts'
import { RelationType } from '../model/relation.ts'
import { authorityUri } from './authorityUri.ts'
import type { ExportEntity, ExportInput, ExportRelation } from './exportModel.ts'
import type { ImportedRelation } from './importedModel.ts'
import type { ImportReport } from './importReport.ts'
import { fieldOf, type JsonRecord, listOf, recordsOf, textOf } from './jsonFields.ts'
import { person } from './jsonLdBodies.ts'
import { type JsonObject, jsonLdContext, ownTerm, uuidIn, uuidUrn } from './jsonLdTerms.ts'
import { readInstant, readPerson } from './readPeople.ts'
import { relationLines } from './relationLines.ts'

/**
 * Relations as Web Annotations that link (https://www.w3.org/TR/annotation-vocab/#linking): the targets are the two
 * entities, the tag is the type. Direction and evidence stand in terms of our own.
 */
export function relationAnnotations(input: ExportInput): JsonObject[] {
  const entities = new Map(input.entities.map((entity) => [entity.id, entity]))
  return relationLines(input).map(({ relation }) => relationAnnotation(relation, entities))
}

function relationAnnotation(
  relation: ExportRelation,
  entities: ReadonlyMap<Id, ExportEntity>,
): JsonObject {
  const { id, type, fromId, toId, directed, highlightIds } = relation
  return {
    '@context': jsonLdContext,
    id: uuidUrn(id),
    type: 'Annotation',
    motivation: 'linking',
    creator: person(relation.annotatorId, relation.annotator),
    created: relation.created,
    modified: relation.modified,
    body: { type: 'TextualBody', purpose: 'tagging', format: 'text/plain', value: type },
    target: [fromId, toId].map(
      (entityId) => authorityUri(entities.get(entityId)?.authorities ?? {}) ?? uuidUrn(entityId),
    ),
    [ownTerm('from')]: { id: uuidUrn(fromId) },
    [ownTerm('to')]: { id: uuidUrn(toId) },
    [ownTerm('directed')]: directed,
    [ownTerm('cites')]:
      highlightIds.length === 0
        ? undefined
        : highlightIds.map((highlightId) => ({ id: uuidUrn(highlightId) })),
  }
}

/** Whether an annotation is a relation of ours. */
export function isOwnRelation(record: JsonRecord): boolean {
  return fieldOf(record, ownTerm('from')) !== undefined
}

/** A relation of a file of ours; null, with a line in the report, where it does not say what relates what. */
export function readOwnRelation(record: JsonRecord, report: ImportReport): ImportedRelation | null {
  const id = uuidIn(record)
  const fromId = uuidIn(fieldOf(record, ownTerm('from')))
  const toId = uuidIn(fieldOf(record, ownTerm('to')))
  const [body] = recordsOf(fieldOf(record, 'body'))
  const type = RelationType.safeParse(body === undefined ? null : textOf(fieldOf(body, 'value')))
  if (id === null || fromId === null || toId === null || fromId === toId || !type.success) {
    report.add('relation')
    return null
  }
  const created = readInstant(fieldOf(record, 'created'), report)
  return {
    ...{ id, type: type.data, fromId, toId },
    directed: fieldOf(record, ownTerm('directed')) !== false,
    annotator: readPerson(fieldOf(record, 'creator'), report),
    created,
    modified: readInstant(fieldOf(record, 'modified'), report) ?? created,
    highlightIds: listOf(fieldOf(record, ownTerm('cites'))).flatMap((one) => uuidIn(one) ?? []),
  }
}
