import type { ExportEntity, ExportInput } from '../../../core/export/exportModel.ts'
import { entitiesByLabel } from '../../../core/export/registers.ts'
import type { Id } from '../../../core/model/id.ts'
import { guidOf } from './refiValues.ts'
import { selectionGuids } from './sourceElement.ts'
import type { Variables } from './variables.ts'
import { element, textElement } from './xmlElement.ts'

/** An entity is a case: its type, aliases and authority ids are values, its mentions selections. */
export function caseElements(input: ExportInput, variables: Variables): string[] {
  const mentions = mentionsByEntity(input)
  return entitiesByLabel(input.entities).map((entity) => {
    const { id, label, description } = entity
    const described = description === '' ? [] : [textElement('Description', description)]
    const selections = [...(mentions.get(id) ?? [])].map((guid) =>
      element('SelectionRef', { targetGUID: guid }),
    )
    return element('Case', { guid: guidOf(id), name: label }, [
      ...described,
      ...variables.values(fieldsOf(entity)),
      ...selections,
    ])
  })
}

function fieldsOf({ type, aliases, authorities }: ExportEntity): Map<string, string> {
  const fields = new Map([['entity type', type]])
  if (aliases.length > 0) fields.set('also called', aliases.join('; '))
  for (const [authority, id] of Object.entries(authorities)) fields.set(`id: ${authority}`, id)
  return fields
}

function mentionsByEntity({ documents }: ExportInput): ReadonlyMap<Id, ReadonlySet<string>> {
  const mentions = new Map<Id, Set<string>>()
  for (const annotation of documents.flatMap((document) => document.annotations)) {
    for (const { entityId, state } of annotation.mentions) {
      if (state !== 'confirmed') continue
      const guids = mentions.get(entityId) ?? new Set()
      for (const guid of selectionGuids(annotation)) guids.add(guid)
      mentions.set(entityId, guids)
    }
  }
  return mentions
}
