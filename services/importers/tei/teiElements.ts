/** Elements that are lines or blocks of their own (TEI P5, chapters 3, 4, 6 and 7). */
export const blocks: ReadonlySet<string> = new Set([
  ...['p', 'ab', 'head', 'trailer', 'argument', 'epigraph', 'opener', 'closer', 'postscript'],
  ...['salute', 'signed', 'dateline', 'byline', 'titlePage', 'docTitle', 'titlePart', 'docAuthor'],
  ...['docDate', 'docEdition', 'docImprint', 'imprimatur', 'lg', 'sp', 'speaker', 'castItem'],
  ...['castList', 'u', 'listBibl', 'biblStruct', 'biblFull', 'address', 'addrLine', 'entry'],
  ...['figure', 'floatingText', 'div', 'front', 'body', 'back', 'group', 'text', 'set', 'label'],
  ...['listPerson', 'listPlace', 'listOrg', 'listEvent', 'person', 'place', 'org', 'event'],
  ...['div1', 'div2', 'div3', 'div4', 'div5', 'div6', 'div7'],
])

/** A division of the text, which its headings are one level below. */
export const divisions: ReadonlySet<string> = new Set([
  ...['div', 'div1', 'div2', 'div3', 'div4', 'div5', 'div6', 'div7', 'floatingText'],
])

/** Where a quotation or a stage direction is a block, not words of a line. */
export const betweenBlocks: ReadonlySet<string> = new Set([
  ...['body', 'front', 'back', 'group', 'epigraph', 'cit', 'sp', 'lg', 'argument', 'item'],
  ...divisions,
])

/** What is no text of the document: links, interpretations, running heads, machine data. */
export const unread: ReadonlySet<string> = new Set([
  ...['teiHeader', 'standOff', 'fw', 'figDesc', 'graphic', 'media', 'binaryObject', 'link'],
  ...['linkGrp', 'join', 'joinGrp', 'alt', 'altGrp', 'span', 'spanGrp', 'interp', 'interpGrp'],
  ...['fs', 'fvLib', 'fLib', 'index', 'certainty', 'precision', 'respons', 'timeline'],
  ...['rdg', 'rdgGrp', 'wit', 'divGen', 'xenoData', 'facsimile', 'sourceDoc', 'listRelation'],
  ...['listTranspose', 'substJoin', 'addSpan', 'delSpan', 'damageSpan'],
  ...['listAnnotation', 'annotation', 'notatedMusic', 'incident', 'kinesic', 'vocal'],
])

/** Of two ways to say the same, the one that stands in the source, as a transcription has it. */
export const asInSource: readonly string[] = ['sic', 'orig', 'abbr', 'am']

/** Beginnings of a word of @rend, @rendition or @type, and the mark that it stands for. */
export const markOfLook: readonly (readonly [pattern: RegExp, mark: string])[] = [
  [/bold/i, 'bold'],
  [/ital/i, 'italic'],
  [/underline/i, 'underline'],
  [/strike|line-?through/i, 'strike'],
  [/super|sup\b/i, 'superscript'],
  [/subscript|sub\b/i, 'subscript'],
]

/** Elements that are words under a mark, whatever their look. */
export const markOfElement: ReadonlyMap<string, string> = new Map([
  ['emph', 'italic'],
  ['foreign', 'italic'],
  ['del', 'strike'],
  ['code', 'code'],
])

/** Elements that name something, with the type of what they name (TEI P5, chapter 14). */
export const namingElements: ReadonlyMap<string, string> = new Map([
  ['persName', 'person'],
  ['placeName', 'place'],
  ['geogName', 'place'],
  ['settlement', 'place'],
  ['country', 'place'],
  ['region', 'place'],
  ['orgName', 'organisation'],
  ['objectName', 'other'],
  ['eventName', 'event'],
])

/** What the @type of `name` and `rs` says of the thing named. */
export const typesOfNames: readonly (readonly [pattern: RegExp, type: string])[] = [
  [/^pers/i, 'person'],
  [/^(?:place|geog|city|country|settlement)/i, 'place'],
  [/^org/i, 'organisation'],
  [/^event/i, 'event'],
  [/^(?:work|book|title)/i, 'work'],
]
