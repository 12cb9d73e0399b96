import { type CodeInTree, codeTree } from '../../../core/export/codeTree.ts'
import type {
  ExportDocument,
  ExportEntity,
  ExportInput,
  ExportRelation,
  NoteSubject,
} from '../../../core/export/exportModel.ts'
import { entitiesByLabel, notesAbout } from '../../../core/export/registers.ts'
import type { NoteView } from '../../../core/model/annotation.ts'
import type { Id } from '../../../core/model/id.ts'
import type { CasBuilder } from './casBuilder.ts'
import { addOtherNotes } from './noteStructures.ts'

/** What the documents of a project share; parents before the codes below them. */
export interface Shared {
  readonly codes: readonly (CodeInTree & { readonly position: number })[]
  readonly entities: readonly ExportEntity[]
  readonly relations: readonly ExportRelation[]
  notesOn(subject: NoteSubject): readonly NoteView[]
}

export function sharedOf(input: ExportInput): Shared {
  return {
    codes: codeTree(input.codes).map((code, position) => ({ ...code, position })),
    entities: entitiesByLabel(input.entities),
    relations: input.relations,
    notesOn: (subject) => notesAbout(input, subject),
  }
}

/** What one document needs to be understood without the others. */
export function sharedIn(
  { annotations }: ExportDocument,
  { codes, entities, relations }: Shared,
): Shared {
  const parents = new Map(codes.map(({ code }) => [code.id, code.parentId]))
  const used = new Set<Id>()
  for (const { codeId } of annotations.flatMap(({ codings }) => codings)) {
    for (let id: Id | null = codeId; id !== null && !used.has(id); id = parents.get(id) ?? null) {
      used.add(id)
    }
  }
  const here = new Set(annotations.map(({ id }) => id))
  const borneOut = relations.filter(({ highlightIds }) => highlightIds.some((id) => here.has(id)))
  const spokenOf = new Set([
    ...annotations.flatMap(({ mentions }) => mentions.map(({ entityId }) => entityId)),
    ...borneOut.flatMap(({ fromId, toId }) => [fromId, toId]),
  ])
  return {
    codes: codes.filter(({ code }) => used.has(code.id)),
    entities: entities.filter(({ id }) => spokenOf.has(id)),
    relations: borneOut,
    notesOn: () => [],
  }
}

/** Gives the structures of the entities, by their ids. */
export function addShared(
  cas: CasBuilder,
  { codes, entities, notesOn }: Shared,
): ReadonlyMap<Id, number> {
  const known = new Map<Id, number>()
  for (const { code, position } of codes) {
    const { id, name, colour, description } = code
    const parent = code.parentId === null ? null : (known.get(code.parentId) ?? null)
    const features = { codeId: id, name, '@parent': parent, position, colour, description }
    const structure = cas.add('variorum.Code', features)
    known.set(id, structure)
    addOtherNotes(cas, 'code', structure, notesOn({ kind: 'code', id }))
  }
  const structures = new Map<Id, number>()
  for (const entity of entities) {
    const { id, label, type, description, aliases, authorities } = entity
    const features = { entityId: id, label, entityType: type, description }
    const structure = cas.add('variorum.Entity', features)
    structures.set(id, structure)
    for (const alias of aliases) cas.add('variorum.Alias', { '@entity': structure, label: alias })
    for (const [authority, authorityId] of Object.entries(authorities)) {
      cas.add('variorum.AuthorityId', { '@entity': structure, authority, authorityId })
    }
    addOtherNotes(cas, 'entity', structure, notesOn({ kind: 'entity', id }))
  }
  addOtherNotes(cas, 'project', null, notesOn({ kind: 'project' }))
  return structures
}
