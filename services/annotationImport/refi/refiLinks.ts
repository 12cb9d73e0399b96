import type { ImportedRelation } from '../../../core/export/importedModel.ts'
import type { Id } from '../../../core/model/id.ts'
import { RelationType } from '../../../core/model/relation.ts'
import { attribute, type XmlElement } from '../../importers/xml/xmlTree.ts'
import { idOf, madeId } from '../importedIds.ts'
import { guidIn, idOfElement, listed, type RefiContext, timesOf } from './refiContext.ts'

/** What the links of a project say, by what they link. */
export interface RefiLinks {
  /** GUID of the note that a note answers: in files of ours alone. */
  readonly parentOf: ReadonlyMap<string, string>
  /** What one case is to another. */
  readonly relations: readonly ImportedRelation[]
}

/** Links between two cases are relations, in the words of the link; those of our own notes lead to what they answer. */
export function readLinks(context: RefiContext): RefiLinks {
  const { root, isOwn, report } = context
  const cases = idsByGuid(listed(root, 'Cases', 'Case'))
  const notes = idsByGuid(listed(root, 'Notes', 'Note'))
  const parentOf = new Map<string, string>()
  const relations: ImportedRelation[] = []
  for (const link of listed(root, 'Links', 'Link')) {
    const [origin, target] = [guidIn(link, 'originGUID') ?? '', guidIn(link, 'targetGUID') ?? '']
    const relation = relationOf(link, cases.get(origin), cases.get(target), context)
    const isReply = isOwn && attribute(link, 'name') === 'reply to'
    if (relation !== null) relations.push(relation)
    else if (isReply && notes.has(origin) && notes.has(target)) parentOf.set(origin, target)
    else report.add('refi_links', attribute(link, 'name') ?? undefined)
  }
  return { parentOf, relations }
}

function idsByGuid(elements: readonly XmlElement[]): ReadonlyMap<string, Id> {
  return new Map(
    elements.flatMap((element) => {
      const guid = guidIn(element, 'guid')
      return guid === null ? [] : [[guid, idOfElement(element)] as const]
    }),
  )
}

/** Null where an end is no case, both are one, or the link says nothing. */
function relationOf(
  link: XmlElement,
  fromId: Id | undefined,
  toId: Id | undefined,
  context: RefiContext,
): ImportedRelation | null {
  const type = RelationType.safeParse(attribute(link, 'name'))
  if (fromId === undefined || toId === undefined || fromId === toId || !type.success) return null
  return {
    id: idOf(guidIn(link, 'guid')) ?? madeId('refi link', fromId, toId, type.data),
    type: type.data,
    fromId,
    toId,
    directed: attribute(link, 'direction') === 'OneWay',
    annotator: context.isOwn ? null : context.personOf(link),
    ...timesOf(link, context),
    highlightIds: [],
  }
}
