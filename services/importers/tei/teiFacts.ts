import { cslDateOf } from '../../../core/bibliography/cslDate.ts'
import { type FileFacts, factsOf } from '../dublinCore.ts'
import { attribute, childNamed, descendantsNamed, textOf, type XmlElement } from '../xml/xmlTree.ts'

/** What a teiHeader (TEI P5, chapter 2) says of the document. The facts of its printed source come first where both have them. */
export function teiFacts(root: XmlElement): FileFacts {
  const header = childNamed(root, 'teiHeader')
  if (header === null) return factsOf({ type: 'document' })
  const within = (path: string): XmlElement[] =>
    path
      .split('/')
      .reduce(
        (found, name) => found.flatMap((element) => descendantsNamed(element, name)),
        [header],
      )
  const first = (...paths: readonly string[]): string | null =>
    paths.flatMap(within).map(words).find(Boolean) ?? null
  const identifiers = within('fileDesc/idno').map((idno) => ({
    type: (attribute(idno, 'type') ?? '').toLowerCase(),
    value: words(idno),
  }))
  const [issued] = ['sourceDesc/date', 'publicationStmt/date', 'editionStmt/date'].flatMap(within)
  const language =
    within('langUsage/language').map((each) => attribute(each, 'ident'))[0] ??
    languageOf(childNamed(root, 'text')) ??
    languageOf(root)
  return factsOf({
    type: 'document',
    title: titleOf(childNamed(childNamed(header, 'fileDesc') ?? header, 'titleStmt')),
    authors: authorsOf(within('titleStmt/author'), within('sourceDesc/author')),
    publisher: first(
      'sourceDesc/publisher',
      'publicationStmt/publisher',
      'publicationStmt/authority',
    ),
    issued: issued === undefined ? null : cslDateOf(attribute(issued, 'when') ?? words(issued)),
    language,
    abstract: first('profileDesc/abstract'),
    url: identifiers.map(({ value }) => value).find((value) => /^https?:\S+$/.test(value)),
    rights: first('publicationStmt/licence') ?? first('publicationStmt/availability'),
    isbn: identifiers.find(({ type }) => type === 'isbn')?.value,
  })
}

/** People of the file by the ids that `@resp` and `@who` point to. */
export function namesOfPeople(root: XmlElement): ReadonlyMap<string, string> {
  const people = new Map<string, string>()
  for (const element of ['respStmt', 'person', 'author', 'editor', 'principal'].flatMap((name) =>
    descendantsNamed(root, name),
  )) {
    const named = ['persName', 'name', 'orgName'].flatMap((name) => descendantsNamed(element, name))
    const ids = [element, ...named].map((each) => attribute(each, 'xml:id'))
    const name = words(named[0] ?? element)
    for (const id of ids) if (id !== null && name !== '') people.set(`#${id}`, name)
  }
  return people
}

/** The text of an element with its white space as one space. */
export function words(element: XmlElement): string {
  return textOf(element).replaceAll(/\s+/g, ' ').trim()
}

/** The main title and, after a colon, what is below it. */
function titleOf(statement: XmlElement | null): string | null {
  const titles = statement === null ? [] : descendantsNamed(statement, 'title')
  const isOf = (pattern: RegExp) => (title: XmlElement) =>
    pattern.test(attribute(title, 'type') ?? '')
  const main = titles.find(isOf(/^main$/)) ?? titles[0]
  if (main === undefined) return null
  const below = titles.filter((title) => title !== main && isOf(/^sub/)(title))
  return [main, ...below].map(words).filter(Boolean).join(': ') || null
}

/** An author is often named with dates and ids; the name alone is meant. */
function authorsOf(...lists: readonly XmlElement[][]): string[] {
  const [found = []] = lists.filter((list) => list.length > 0)
  return found
    .map((author) => words(descendantsNamed(author, 'persName')[0] ?? author))
    .filter(Boolean)
}

function languageOf(element: XmlElement | null): string | null {
  return element === null ? null : attribute(element, 'xml:lang')
}
