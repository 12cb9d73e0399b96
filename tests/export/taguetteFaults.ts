import Database from 'better-sqlite3'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Row = Readonly<Record<string, unknown>>

/** The rows of every table of a file, by their columns. */
export function rowsOf(bytes: Uint8Array): Readonly<Record<string, readonly Row[]>> {
  const database = new Database(Buffer.from(bytes))
  try {
    const names = database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .pluck()
      .all()
      .map(String)
    const rows = (name: string) => database.prepare(`SELECT * FROM ${name}`).all() as Row[]
    return Object.fromEntries(names.map((name) => [name, rows(name)]))
  } finally {
    database.close()
  }
}

/** The text of a page as Taguette counts it: a whole document, read as a browser does. */
export function textOfPage(html: string): string {
  const textOf = (node: DefaultTreeAdapterTypes.Node): string => {
    if ('value' in node && node.nodeName === '#text') return node.value
    return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
  }
  return textOf(parse(html))
}

/** Fields of what is logged, by its type: a file with one more or less is refused. */
const fields: Readonly<Record<string, readonly string[]>> = {
  tag_add: ['description', 'tag_id', 'tag_path', 'type'],
  document_add: ['description', 'document_name', 'text_direction', 'type'],
  highlight_add: ['end_offset', 'highlight_id', 'start_offset', 'tags', 'type'],
}

/** For what Taguette 1.5 would refuse the file, or show something else than the words of a highlight. */
export function taguetteFaults(bytes: Uint8Array): string[] {
  const { projects = [], documents = [], tags = [], highlights = [], ...others } = rowsOf(bytes)
  const { commands = [], users = [], highlight_tags: links = [] } = others
  const pages = new Map(
    documents.map(({ id, contents }) => [id, Buffer.from(textOfPage(String(contents)))]),
  )
  return [
    ...[...projects, ...documents].flatMap((row) => lengthFaults('name', row['name'], 50)),
    ...users.flatMap(({ login }) => lengthFaults('login', login, 30)),
    ...tags.flatMap(({ path }) => lengthFaults('path', path, 200)),
    ...[...projects, ...documents, ...tags]
      .filter(({ description }) => [...String(description)].length > 102_400)
      .map(() => 'a description is too long'),
    ...documents.flatMap(({ contents }) => pageFaults(String(contents))),
    ...highlights.flatMap((row) => highlightFaults(row, pages)),
    ...commands.flatMap((row) => commandFaults(row, highlights, links)),
  ]
}

function lengthFaults(what: string, value: unknown, most: number): string[] {
  const { length } = [...String(value)]
  return length > 0 && length <= most ? [] : [`a ${what} of ${length} characters`]
}

/** Without attributes, which ours have none of. */
const elements = /<\/?(?:p|h[1-5]|strong|em|b|u|ul|ol|li)>|<br>/g

/** A page that Taguette's cleaning would not leave as it is. */
function pageFaults(html: string): string[] {
  const bare = html.replaceAll(elements, '').replaceAll(/&(?:amp|lt|gt);/g, '')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it looks for
  const [first] = /[<>&\0-\x08\x0b-\x1f]|\p{Cs}/u.exec(bare) ?? []
  return first === undefined ? [] : [`a page with ${JSON.stringify(first)}`]
}

function highlightFaults(row: Row, pages: ReadonlyMap<unknown, Buffer>): string[] {
  const [start, end, snippet] = [row['start_offset'], row['end_offset'], String(row['snippet'])]
  const words = pages.get(row['document_id'])?.subarray(Number(start), Number(end)).toString()
  const isThere = words !== undefined && words !== '' && words === textOfPart(snippet)
  return [...pageFaults(snippet), ...(isThere ? [] : [`not on its words: ${snippet}`])]
}

/** A part of a page may begin with white space, which a whole page would lose. */
function textOfPart(html: string): string {
  return textOfPage(`<p>x</p>${html}`).slice(1)
}

function commandFaults(row: Row, highlights: readonly Row[], links: readonly Row[]): string[] {
  const payload: Row = JSON.parse(String(row['payload']))
  const type = String(payload['type'])
  const expected = fields[type]?.join()
  const isOnDocument = type !== 'tag_add'
  const faults = [
    ...(Object.keys(payload).sort().join() === expected ? [] : [`no such command: ${type}`]),
    ...((row['document_id'] !== null) === isOnDocument ? [] : [`on what document: ${type}`]),
    ...(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}$/.test(String(row['date'])) ? [] : ['no date']),
  ]
  if (type !== 'highlight_add') return faults
  const id = payload['highlight_id']
  const highlight = highlights.find((each) => each['id'] === id)
  const isSame = ['start_offset', 'end_offset'].every((key) => highlight?.[key] === payload[key])
  const given = new Set(
    links.filter((link) => link['highlight_id'] === id).map((link) => link['tag_id']),
  )
  const logged: unknown[] = Array.isArray(payload['tags']) ? payload['tags'] : [null]
  const isKnown = logged.every((tag) => given.has(tag))
  return [...faults, ...(isSame && isKnown ? [] : [`logged otherwise: ${id}`])]
}
