import type {
  ImportedCode,
  ImportedEntity,
  ImportedNote,
  ImportedPerson,
} from '../../../core/export/importedModel.ts'
import type { ImportReport } from '../../../core/export/importReport.ts'
import type { Id } from '../../../core/model/id.ts'
import { groupBy } from '../../../core/state/lookup.ts'
import { idOf } from '../importedIds.ts'
import { type Cas, featureOf, referenceOf, type Structure, stringOf, textOf } from './cas.ts'
import { ownNote } from './ownNotes.ts'

/** Codes below codes below codes: nobody has more. */
const MOST_LEVELS = 100

/** A code, and its place in the codebook, which no file of one document has whole. */
export interface OwnCode extends ImportedCode {
  readonly position: number
}

/** What a CAS of ours has beside its passages. */
export interface OwnThings {
  readonly codes: ReadonlyMap<Id, OwnCode>
  readonly entities: ReadonlyMap<Id, ImportedEntity>
  readonly onProject: readonly ImportedNote[]
  readonly onDocument: readonly ImportedNote[]
}

export function ownThings(cas: Cas, reader: ImportedPerson, report: ImportReport): OwnThings {
  const byType = groupBy([...cas.structures.values()], ({ type }) => type)
  const referring = (type: string, name: string) =>
    groupBy(byType.get(type) ?? [], (structure) => referenceOf(cas, structure, name))
  const notes = referring('variorum.OtherNote', 'subject')
  const notesOn = (subject: Structure) =>
    (notes.get(subject) ?? []).map((note) => ownNote(note, reader, report))
  const notesAbout = (about: string) =>
    (byType.get('variorum.OtherNote') ?? [])
      .filter((note) => stringOf(note, 'about') === about)
      .map((note) => ownNote(note, reader, report))
  const named = {
    aliases: referring('variorum.Alias', 'entity'),
    authorities: referring('variorum.AuthorityId', 'entity'),
  }
  const codes = (byType.get('variorum.Code') ?? []).flatMap((structure): OwnCode[] => {
    const code = codeOf(cas, structure)
    return code === null ? [] : [{ ...code, notes: notesOn(structure) }]
  })
  const entities = (byType.get('variorum.Entity') ?? []).flatMap((structure): ImportedEntity[] => {
    const entity = entityOf(structure, named)
    return entity === null ? [] : [{ ...entity, notes: notesOn(structure) }]
  })
  return {
    codes: new Map(codes.map((code) => [code.id, code])),
    entities: new Map(entities.map((entity) => [entity.id, entity])),
    onProject: notesAbout('project'),
    onDocument: notesAbout('document'),
  }
}

function codeOf(cas: Cas, structure: Structure): Omit<OwnCode, 'notes'> | null {
  const id = idOf(stringOf(structure, 'codeId'))
  const path = pathOf(cas, structure)
  if (id === null || path.length === 0) return null
  const colour = stringOf(structure, 'colour')
  const position = featureOf(structure, 'position')
  return {
    ...{ id, path, colour, description: textOf(structure, 'description') ?? '' },
    position: typeof position === 'number' ? position : 0,
  }
}

/** From the root; a ring of parents ends where it began. */
function pathOf(cas: Cas, code: Structure): string[] {
  const lineage = new Set<Structure>()
  for (let at: Structure | null = code; at !== null && !lineage.has(at); ) {
    if (lineage.size === MOST_LEVELS) break
    lineage.add(at)
    at = referenceOf(cas, at, 'parent')
  }
  return [...lineage].reverse().flatMap((each) => stringOf(each, 'name') ?? [])
}

type Referring = ReadonlyMap<Structure, readonly Structure[]>

function entityOf(
  structure: Structure,
  { aliases, authorities }: { readonly aliases: Referring; readonly authorities: Referring },
): Omit<ImportedEntity, 'notes'> | null {
  const id = idOf(stringOf(structure, 'entityId'))
  const label = stringOf(structure, 'label')
  if (id === null || label === null) return null
  return {
    ...{ id, label },
    type: stringOf(structure, 'entityType') ?? 'other',
    description: textOf(structure, 'description') ?? '',
    aliases: (aliases.get(structure) ?? []).flatMap((alias) => stringOf(alias, 'label') ?? []),
    authorities: (authorities.get(structure) ?? []).flatMap((each) => {
      const authority = stringOf(each, 'authority')
      const known = stringOf(each, 'authorityId')
      return authority === null || known === null ? [] : [{ authority, id: known }]
    }),
  }
}
