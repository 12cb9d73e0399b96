import type { ImportedEntity, ImportedMention } from '../../../core/export/importedModel.ts'
import { markdownOfPlainText, plainNote } from '../../../core/export/readNote.ts'
import { EntityType } from '../../../core/model/entity.ts'
import {
  attribute,
  childNamed,
  childrenNamed,
  textOf,
  type XmlElement,
} from '../../importers/xml/xmlTree.ts'
import { madeId } from '../importedIds.ts'
import { guidIn, idOfElement, listed, type RefiContext } from './refiContext.ts'
import type { RefiNotes } from './refiNotes.ts'
import { type ValuesOf, valueLines } from './refiValues.ts'

export interface RefiCases {
  readonly entities: readonly ImportedEntity[]
  /** By the GUID of a selection. */
  readonly mentions: ReadonlyMap<string, readonly ImportedMention[]>
}

/** A case is an entity; the passages it refers to mention it. */
export function readCases(context: RefiContext, notes: RefiNotes, valuesOf: ValuesOf): RefiCases {
  const entities: ImportedEntity[] = []
  const mentions = new Map<string, ImportedMention[]>()
  for (const element of listed(context.root, 'Cases', 'Case')) {
    const entity = entityOf(element, context, notes, valuesOf)
    entities.push(entity)
    const { id, label, type } = entity
    for (const reference of childrenNamed(element, 'SelectionRef')) {
      const guid = guidIn(reference, 'targetGUID') ?? ''
      const mention = { uri: label, authority: null, entityId: id, label, type } as const
      mentions.set(guid, [...(mentions.get(guid) ?? []), { ...mention, role: 'mention' }])
    }
    for (const _ of childrenNamed(element, 'CodeRef')) context.report.add('refi_case_codes', label)
  }
  return { entities, mentions }
}

function entityOf(
  element: XmlElement,
  context: RefiContext,
  notes: RefiNotes,
  valuesOf: ValuesOf,
): ImportedEntity {
  const values = valuesOf(element)
  const fields = new Map(context.isOwn ? values : [])
  const description = childNamed(element, 'Description')
  const lines = [
    description === null ? '' : textOf(description).trim(),
    context.isOwn ? '' : valueLines(values),
  ]
  const aliases = fields.get('also called')?.split('; ') ?? []
  return {
    id: idOfElement(element),
    label: attribute(element, 'name')?.trim() || '?',
    type: EntityType.catch('case').parse(fields.get('entity type') ?? 'case'),
    description: lines.filter((line) => line !== '').join('\n'),
    aliases,
    authorities: [...fields].flatMap(([name, id]) =>
      name.startsWith('id: ') ? [{ authority: name.slice('id: '.length), id }] : [],
    ),
    notes: [...notes.referredBy(element), ...wholeSources(element, context)],
  }
}

/** An entity is mentioned in passages: a case that is a whole source says so in a note. */
function wholeSources(element: XmlElement, context: RefiContext) {
  const sources = new Map(
    (childNamed(context.root, 'Sources')?.children ?? []).flatMap((source) =>
      typeof source === 'string'
        ? []
        : [[guidIn(source, 'guid'), attribute(source, 'name')] as const],
    ),
  )
  const titles = childrenNamed(element, 'SourceRef').map(
    (reference) => sources.get(guidIn(reference, 'targetGUID')) ?? '?',
  )
  if (titles.length === 0) return []
  const id = madeId('refi case', guidIn(element, 'guid'), ...titles)
  const annotator = context.personOf(element)
  return [{ ...plainNote(markdownOfPlainText(titles.join('\n'))), id, annotator }]
}
