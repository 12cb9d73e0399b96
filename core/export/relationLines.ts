import type { Annotation } from '../model/annotation.ts'
import type { Id } from '../model/id.ts'
import { relationText } from '../model/relation.ts'
import { byId, required } from '../state/lookup.ts'
import type { ExportEntity, ExportInput, ExportRelation } from './exportModel.ts'
import { exportText } from './exportText.ts'

/** A relation as people read it, with the passages that bear it out. */
export interface RelationLine {
  readonly relation: ExportRelation
  /** "New Zealand — cooperates with → NATO" */
  readonly text: string
  /** The cited passages in the order of the export. */
  readonly passages: readonly CitedWords[]
}

export interface CitedWords {
  readonly id: Id
  /** The present ones; those it had, where it has no place any more. */
  readonly words: string
  /** Whether it stands on the exported revision: what no longer stands there bears nothing out by itself. */
  readonly isPlaced: boolean
}

/** Every relation of an export, by its words and then by id, so that the order is the same everywhere. */
export function relationLines(input: ExportInput): RelationLine[] {
  if (input.relations.length === 0) return []
  const entities = byId(input.entities)
  const annotations = input.documents.flatMap((document) => document.annotations)
  const places = new Map(annotations.map((annotation, place) => [annotation.id, place]))
  const passagesOf = ({ highlightIds }: ExportRelation) =>
    highlightIds
      .map((id) => places.get(id))
      .filter((place) => place !== undefined)
      .sort((left, right) => left - right)
      .flatMap((place) => annotations[place] ?? [])
  return input.relations
    .map((relation) => lineOf(relation, entities, passagesOf(relation)))
    .sort((left, right) => {
      if (left.text !== right.text) return left.text < right.text ? -1 : 1
      return left.relation.id < right.relation.id ? -1 : 1
    })
}

/** The relation with whoever said so: two readers may have said the same. */
export function saidRelation({ text, relation }: RelationLine): string {
  return `${text} (${relation.annotator})`
}

/** The passages of a relation in one line, or that it has none. */
export function citedWords({ passages }: RelationLine): string {
  if (passages.length === 0) return exportText.noPassage
  return passages
    .map((passage) => `“${passage.words.replaceAll(/\s+/g, ' ')}”${placeSaid(passage)}`)
    .join('; ')
}

/** What stands behind the words of a passage that has no place; nothing behind others. */
export function placeSaid({ isPlaced }: CitedWords): string {
  return isPlaced ? '' : ` (${exportText.withoutPlace})`
}

function lineOf(
  relation: ExportRelation,
  entities: ReadonlyMap<Id, ExportEntity>,
  passages: readonly Annotation[],
): RelationLine {
  const from = required(entities, relation.fromId)
  const to = required(entities, relation.toId)
  return {
    relation,
    text: relationText({ ...relation, from, to }),
    passages: passages.map(({ id, ranges, current, quote }) => ({
      id,
      words: current ?? quote,
      isPlaced: ranges.length > 0,
    })),
  }
}
