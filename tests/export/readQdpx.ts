import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { XmlDocument, XmlElement, type XmlNode, XsdValidator } from 'libxml2-wasm'

const schemas = new URL('../fixtures/refi-qda/schema/', import.meta.url)
const namespaces = { p: 'urn:QDA-XML:project:1.0', c: 'urn:QDA-XML:codebook:1.0' }

export interface ReadSelection {
  readonly guid: string
  readonly source: string
  readonly name: string
  /** The characters of the source's file at the positions, counted in code points. */
  readonly passage: string
  readonly by: string
  readonly time: string
  /** Path of the code, user, time. */
  readonly codings: readonly (readonly [string, string, string])[]
  readonly notes: readonly string[]
}

export interface ReadCode {
  readonly path: string
  readonly colour: string
  readonly description: string
}

/** A project as libxml2 and an archive reader of its own see it. */
export interface ReadQdpx {
  readonly names: readonly string[]
  /** Bytes of the texts, by name of the entry. */
  readonly files: Readonly<Record<string, Uint8Array>>
  readonly selections: readonly ReadSelection[]
  readonly codes: readonly ReadCode[]
  /** Notes on sources, codes and the project. */
  readonly otherNotes: readonly string[]
  /** Texts of an answer and of what it answers. */
  readonly replies: readonly (readonly [string, string])[]
  /** Values by name of the variable, and passages, by name of the case. */
  readonly cases: Readonly<Record<string, { values: Record<string, string>; passages: string[] }>>
  /** From case to case: direction and name. */
  readonly relations: readonly (readonly [string, string, string, string])[]
  /** Errors of the schema; empty for a valid file. */
  readonly faults: string
}

/** What libxml2 says against a file; empty where it is valid. */
export function schemaFaults(xml: string, schema: 'Project' | 'Codebook'): string {
  using xsd = XmlDocument.fromString(readFileSync(new URL(`${schema}.xsd`, schemas), 'utf8'))
  using validator = XsdValidator.fromDoc(xsd)
  try {
    using document = XmlDocument.fromString(xml)
    validator.validate(document)
    return ''
  } catch (error) {
    return String(error)
  }
}

export function readQdpx(bytes: Uint8Array): ReadQdpx {
  const files = unzipSync(bytes)
  const xml = utf8(files['project.qde'])
  using document = XmlDocument.fromString(xml)
  const all = (path: string, from: XmlNode = document.root) =>
    from.find(path, namespaces).filter((node) => node instanceof XmlElement)
  const byGuid = new Map(all('//*[@guid]').map((each) => [value(each, 'guid'), each]))
  const named = (guid: string) => byGuid.get(guid)
  const target = (reference: XmlElement) => named(value(reference, 'targetGUID'))
  const user = (each: XmlElement) => {
    const found = named(value(each, 'creatingUser'))
    return found === undefined ? 'nobody' : value(found, 'name')
  }
  const fileOf = (each: XmlElement | undefined) =>
    each === undefined
      ? 'nothing'
      : utf8(files[value(each, 'plainTextPath').replace('internal://', 'sources/')])
  const notesOf = (each: XmlElement) => all('p:NoteRef', each).map((ref) => fileOf(target(ref)))
  const selections = all('//p:PlainTextSelection').map((selection) => {
    const source = selection.parent
    const characters = [...fileOf(source ?? undefined)]
    const [start, end] = ['startPosition', 'endPosition'].map((key) =>
      Number(value(selection, key)),
    )
    return {
      guid: value(selection, 'guid'),
      source: source === null ? '' : value(source, 'name'),
      name: value(selection, 'name'),
      passage: characters.slice(start, end).join(''),
      by: user(selection),
      time: value(selection, 'creationDateTime'),
      codings: all('p:Coding', selection).map((coding) => {
        const [reference] = all('p:CodeRef', coding)
        const code = reference === undefined ? undefined : target(reference)
        return [pathOf(code ?? null), user(coding), value(coding, 'creationDateTime')] as const
      }),
      notes: notesOf(selection),
    }
  })
  const passages = new Map(selections.map(({ guid, passage }) => [guid, passage]))
  const cases = all('//p:Case').map((each) => {
    const values = all('p:VariableValue', each).map((held) => {
      const [reference] = all('p:VariableRef', held)
      const variable = reference === undefined ? undefined : target(reference)
      return [variable === undefined ? '' : value(variable, 'name'), textIn(held, 'p:TextValue')]
    })
    const mentioned = all('p:SelectionRef', each).map(
      (reference) => passages.get(value(reference, 'targetGUID')) ?? 'nothing',
    )
    return [value(each, 'name'), { values: Object.fromEntries(values), passages: mentioned }]
  })
  const links = all('//p:Link').map((link) => {
    const ends = [named(value(link, 'originGUID')), named(value(link, 'targetGUID'))] as const
    return [...ends, link] as const
  })
  return {
    names: Object.keys(files),
    files,
    selections,
    codes: all('//p:Code').map((code) => ({
      path: pathOf(code),
      colour: value(code, 'color'),
      description: textIn(code, 'p:Description'),
    })),
    otherNotes: all('//p:TextSource | //p:Code | /p:Project').flatMap(notesOf),
    replies: links
      .filter(([origin]) => origin?.name === 'Note')
      .map(([origin, target]) => [fileOf(origin), fileOf(target)]),
    relations: links.flatMap(([origin, target, link]) => {
      if (origin?.name !== 'Case' || target?.name !== 'Case') return []
      const said = [value(link, 'direction'), value(link, 'name')] as const
      return [[value(origin, 'name'), ...said, value(target, 'name')] as const]
    }),
    cases: Object.fromEntries(cases),
    faults: schemaFaults(xml, 'Project'),
  }
}

/** libxml2's binding takes U+FEFF at the beginning of longer values for a byte order mark: here of all. */
function value(element: XmlElement, name: string): string {
  return (element.attr(name)?.value ?? '').replace(/^\ufeff/, '')
}

function textIn(element: XmlElement, path: string): string {
  return element.get(path, namespaces)?.content ?? ''
}

/** Names of a code and of those above it. */
function pathOf(code: XmlElement | null): string {
  if (code === null || code.name !== 'Code') return ''
  return [pathOf(code.parent), value(code, 'name')].filter((part) => part !== '').join(' / ')
}

function utf8(bytes: Uint8Array | undefined): string {
  if (bytes === undefined) return 'no file'
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
}
