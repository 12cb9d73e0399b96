import { exportText } from '../../../core/export/exportText.ts'
import type { ImportedPerson } from '../../../core/export/importedModel.ts'
import { ImportReport } from '../../../core/export/importReport.ts'
import { readInstant } from '../../../core/export/readPeople.ts'
import type { Id, Instant } from '../../../core/model/id.ts'
import {
  attribute,
  childNamed,
  childrenNamed,
  type XmlElement,
} from '../../importers/xml/xmlTree.ts'
import { labels } from '../../labels.ts'
import { idOf, madeId } from '../importedIds.ts'

/** What every part of a REFI-QDA file is read with. */
export interface RefiContext {
  readonly root: XmlElement
  /** Whether Variorum wrote the file: its GUIDs are our ids then, its notes Markdown. */
  readonly isOwn: boolean
  readonly report: ImportReport
  personOf(element: XmlElement): ImportedPerson
}

export function refiContext(root: XmlElement): RefiContext {
  const isOwn = attribute(root, 'origin') === exportText.madeBy
  const users = new Map<string, ImportedPerson>()
  for (const user of listed(root, 'Users', 'User')) {
    const guid = guidIn(user, 'guid')
    const name = attribute(user, 'name')?.trim()
    if (guid !== null && name) users.set(guid, { id: isOwn ? idOf(guid) : null, name })
  }
  const nobody = { id: null, name: labels.unnamedAuthor }
  const maker = users.get(guidIn(root, 'creatingUserGUID') ?? '')
  return {
    root,
    isOwn,
    report: new ImportReport(),
    personOf: (element) => users.get(guidIn(element, 'creatingUser') ?? '') ?? maker ?? nobody,
  }
}

/** Elements of a list such as Users/User; none where there is no list. */
export function listed(parent: XmlElement, list: string, name: string): XmlElement[] {
  const found = childNamed(parent, list)
  return found === null ? [] : childrenNamed(found, name)
}

/** A GUID as we write ids: some programs put it in braces or in upper case. */
export function guidIn(element: XmlElement, name: string): string | null {
  const guid = attribute(element, name)
    ?.trim()
    .replace(/^\{(.*)\}$/, '$1')
    .toLowerCase()
  return guid || null
}

/** The id that something has here: its GUID, or one made of what is written in its place. */
export function idOfElement(element: XmlElement): Id {
  const guid = guidIn(element, 'guid')
  return idOf(guid) ?? madeId('refi', guid, attribute(element, 'name'))
}

export interface RefiTimes {
  readonly created: Instant | null
  readonly modified: Instant | null
}

export function timesOf(element: XmlElement, { report }: RefiContext): RefiTimes {
  const created = readInstant(attribute(element, 'creationDateTime') ?? undefined, report)
  const modified = readInstant(attribute(element, 'modifiedDateTime') ?? undefined, report)
  return { created: created ?? modified, modified: modified ?? created }
}
