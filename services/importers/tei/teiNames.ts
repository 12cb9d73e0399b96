import { authorityOf } from '../../../core/export/authorityUri.ts'
import type { SourceMention } from '../../../core/model/source.ts'
import { attribute, descendantsNamed, isElement, textOf, type XmlElement } from '../xml/xmlTree.ts'
import { namingElements, typesOfNames } from './teiElements.ts'

/** Whether an element names something of which the file says what it is. */
export function isNaming(element: XmlElement): boolean {
  const isName =
    namingElements.has(element.name) || element.name === 'name' || element.name === 'rs'
  return isName && referenceOf(element) !== null
}

/** The first of its pointers; `@key` is the older way. */
function referenceOf(element: XmlElement): string | null {
  const pointers = attribute(element, 'ref') ?? attribute(element, 'key') ?? ''
  return pointers.trim().split(/\s+/)[0] || null
}

/** Entries of lists that say what something is, with the type of what they describe. */
const describing: Readonly<Record<string, string>> = {
  person: 'person',
  place: 'place',
  org: 'organisation',
  event: 'event',
  bibl: 'work',
  object: 'other',
  nym: 'other',
}

/** What the lists of a file describe, by the pointers to their entries. */
export function describedIn(root: XmlElement): ReadonlyMap<string, SourceMention> {
  const described = new Map<string, SourceMention>()
  for (const [name, type] of Object.entries(describing)) {
    for (const element of descendantsNamed(root, name)) {
      const id = attribute(element, 'xml:id')
      const label = labelOf(element)
      if (id === null || label === null) continue
      described.set(`#${id}`, { label, type, authority: authorityIn(element) })
    }
  }
  return described
}

/**
 * Tells what names stand for: what `person`, `place`, `org` and their like in the file say, else the address
 * or key in the reference. What is called so first is its label, wherever else it is named.
 */
export function createNaming(root: XmlElement): (element: XmlElement) => SourceMention {
  const described = describedIn(root)
  const known = new Map<string, SourceMention>()
  return (element) => {
    const reference = referenceOf(element) ?? ''
    const mention = known.get(reference) ?? mentionOf(element, reference, described.get(reference))
    known.set(reference, mention)
    return mention
  }
}

function mentionOf(
  element: XmlElement,
  reference: string,
  described: SourceMention | undefined,
): SourceMention {
  return {
    label: described?.label ?? (plain(textOf(element)) || reference),
    type: typeOf(element),
    authority: described?.authority ?? authorityFrom(reference),
  }
}

function typeOf(element: XmlElement): string {
  const known = namingElements.get(element.name)
  if (known !== undefined) return known
  const written = attribute(element, 'type') ?? ''
  return typesOfNames.find(([pattern]) => pattern.test(written))?.[1] ?? 'other'
}

/** The first name inside an entry of a list. */
function labelOf(described: XmlElement): string | null {
  const named = described.children
    .filter(isElement)
    .find(
      ({ name }) => namingElements.has(name) || ['name', 'label', 'title', 'form'].includes(name),
    )
  return named === undefined ? null : plain(textOf(named)) || null
}

function authorityIn(described: XmlElement): SourceMention['authority'] {
  for (const element of descendantsNamed(described, 'idno')) {
    const id = plain(textOf(element))
    const known = authorityOf(id)
    if (known !== null) return known
    const type = plain(attribute(element, 'type') ?? '').toLowerCase()
    if (id !== '' && type !== '' && type !== 'uri' && type !== 'url') return { authority: type, id }
  }
  return null
}

/** An address of an authority, or a prefixed name such as `wikidata:Q42`. */
export function authorityFrom(reference: string): SourceMention['authority'] {
  const known = authorityOf(reference)
  if (known !== null) return known
  const [, authority = '', id = ''] = /^([a-z][\w-]*):(?!\/\/)(.+)$/i.exec(reference) ?? []
  return id === '' ? null : { authority: authority.toLowerCase(), id }
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
