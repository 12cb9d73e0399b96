import type { ImportedCode, ImportedNote } from '../../../core/export/importedModel.ts'
import { palette } from '../../../core/export/palette.ts'
import type { Id } from '../../../core/model/id.ts'
import {
  attribute,
  childNamed,
  childrenNamed,
  textOf,
  type XmlElement,
} from '../../importers/xml/xmlTree.ts'
import { guidIn, idOfElement, type RefiContext } from './refiContext.ts'

/** A code as codings refer to it. */
export interface CodeOfFile {
  readonly id: Id
  readonly path: readonly string[]
}

export interface RefiCodes {
  /** Parents first; one for each name in one place. */
  readonly codes: readonly ImportedCode[]
  readonly byGuid: ReadonlyMap<string, CodeOfFile>
}

/** Reads `CodeBook/Codes`, which projects and codebooks have alike. A folder is a code nobody used. */
export function readCodes(
  codeBook: XmlElement | null,
  context: RefiContext,
  notesOf: (code: XmlElement) => readonly ImportedNote[],
): RefiCodes {
  const byPath = new Map<string, ImportedCode>()
  const byGuid = new Map<string, CodeOfFile>()

  function read(element: XmlElement, above: readonly string[]): void {
    const path = [...above, attribute(element, 'name')?.trim() || '?']
    const known = byPath.get(JSON.stringify(path))
    if (known !== undefined) context.report.add('refi_code_twice', path.join('/'))
    const code = known ?? codeOf(element, path)
    if (known === undefined) byPath.set(JSON.stringify(path), code)
    const guid = guidIn(element, 'guid')
    if (guid !== null) byGuid.set(guid, { id: code.id, path })
    for (const child of childrenNamed(element, 'Code')) read(child, path)
  }

  function codeOf(element: XmlElement, path: readonly string[]): ImportedCode {
    const description = childNamed(element, 'Description')
    return {
      id: idOfElement(element),
      path,
      colour: colourIn(element, context),
      description: description === null ? '' : textOf(description).trim(),
      notes: notesOf(element),
    }
  }

  const list = codeBook === null ? null : childNamed(codeBook, 'Codes')
  for (const code of list === null ? [] : childrenNamed(list, 'Code')) read(code, [])
  return { codes: [...byPath.values()], byGuid }
}

/** As #rrggbb, or by its name in our palette where we wrote it; programs write colours in several ways. */
function colourIn(element: XmlElement, { isOwn, report }: RefiContext): string | null {
  const written = attribute(element, 'color')?.trim()
  if (!written) return null
  const hex = hexOf(written)
  if (hex === null) report.add('refi_colour', written)
  const named = isOwn ? palette.find(({ light }) => light.mark === hex) : undefined
  return named?.name ?? hex
}

function hexOf(written: string): string | null {
  // Eight digits begin with the opacity.
  const digits = /^#?(?:[0-9a-f]{2})?([0-9a-f]{6})$/i.exec(written)?.[1]
  if (digits !== undefined) return `#${digits.toLowerCase()}`
  const parts = /^rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})/i.exec(written)?.slice(1)
  if (parts === undefined) return null
  return `#${parts.map((part) => Math.min(255, Number(part)).toString(16).padStart(2, '0')).join('')}`
}
