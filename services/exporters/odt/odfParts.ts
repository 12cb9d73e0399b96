import { odfValue, tag } from './odfXml.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

const urn = 'urn:oasis:names:tc:opendocument:xmlns'

/** Prefixes of OpenDocument 1.3, and those that it takes from others. */
const namespaces = {
  'xmlns:office': `${urn}:office:1.0`,
  'xmlns:style': `${urn}:style:1.0`,
  'xmlns:text': `${urn}:text:1.0`,
  'xmlns:table': `${urn}:table:1.0`,
  'xmlns:fo': `${urn}:xsl-fo-compatible:1.0`,
  'xmlns:svg': `${urn}:svg-compatible:1.0`,
  'xmlns:meta': `${urn}:meta:1.0`,
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  'office:version': '1.3',
}

export function contentXml(styles: string, body: string): string {
  const text = tag('office:body', {}, tag('office:text', {}, body))
  const automatic = tag('office:automatic-styles', {}, cellStyle + variants + styles)
  return declaration + tag('office:document-content', namespaces, automatic + text)
}

const cellStyle = tag(
  'style:style',
  { 'style:name': 'Cell', 'style:family': 'table-cell' },
  tag('style:table-cell-properties', { 'fo:padding': '0.1cm', 'fo:border': '0.5pt solid #aaaaaa' }),
)

const keep = { 'fo:keep-with-next': 'always' }
/** What belongs to the words below it, and stays on their page; and what ends a list of facts. */
const variants = [
  { name: 'QuotationKept', parent: 'Quotations', look: keep },
  { name: 'FactKept', parent: 'Fact', look: keep },
  { name: 'FactLast', parent: 'Fact', look: { 'fo:margin-bottom': '0.4cm' } },
]
  .map(({ name, parent, look }) =>
    tag(
      'style:style',
      { 'style:name': name, 'style:family': 'paragraph', 'style:parent-style-name': parent },
      tag('style:paragraph-properties', look),
    ),
  )
  .join('')

export function metaXml(title: string, madeBy: string, at: string): string {
  const facts = [
    tag('meta:generator', {}, odfValue(madeBy)),
    tag('dc:title', {}, odfValue(title)),
    tag('meta:creation-date', {}, at),
  ].join('')
  return declaration + tag('office:document-meta', namespaces, tag('office:meta', {}, facts))
}

interface ParagraphLook {
  readonly parent?: string
  readonly paragraph?: Readonly<Record<string, string>>
  readonly text?: Readonly<Record<string, string>>
}

const serif = { 'style:font-name': 'Serif' }
const standard = { ...serif, 'fo:font-size': '11pt' }
// Each names its font: readers have fonts of their own for the styles whose names they know.
const looks: Readonly<Record<string, ParagraphLook>> = {
  Standard: { text: standard },
  Text_20_body: {
    parent: 'Standard',
    paragraph: { 'fo:margin-bottom': '0.25cm', 'fo:line-height': '125%' },
    text: standard,
  },
  Quotations: {
    parent: 'Text_20_body',
    paragraph: {
      'fo:margin-left': '0.8cm',
      'fo:margin-right': '0.8cm',
      'fo:margin-top': '0.4cm',
      'fo:margin-bottom': '0.1cm',
    },
    text: standard,
  },
  Preformatted_20_Text: {
    parent: 'Standard',
    text: { 'style:font-name': 'Mono', 'fo:font-size': '9.5pt' },
  },
  Table_20_Contents: { parent: 'Standard', text: standard },
  Horizontal_20_Line: {
    parent: 'Standard',
    paragraph: { 'fo:border-bottom': '0.5pt solid #aaaaaa' },
  },
  // The number stands in the space before the words, which it would else touch.
  Footnote: {
    parent: 'Standard',
    paragraph: { 'fo:margin-left': '0.5cm', 'fo:text-indent': '-0.5cm' },
    text: { ...serif, 'fo:font-size': '8.5pt' },
  },
  Fact: { parent: 'Standard', text: { ...serif, 'fo:font-size': '9pt', 'fo:color': '#4f4b45' } },
}

function styleXml(name: string, { parent, paragraph = {}, text = {} }: ParagraphLook): string {
  const properties =
    tag('style:paragraph-properties', paragraph) + tag('style:text-properties', text)
  return tag(
    'style:style',
    {
      'style:name': name,
      'style:display-name': name.replaceAll('_20_', ' '),
      'style:family': 'paragraph',
      'style:parent-style-name': parent ?? null,
    },
    properties,
  )
}

const headingStyles = ['18pt', '14pt', '12pt', '11pt', '11pt', '11pt'].map((size, index) => {
  const text = { ...serif, 'fo:font-size': size, 'fo:font-weight': 'bold' }
  const paragraph = {
    'fo:margin-top': '0.5cm',
    'fo:margin-bottom': '0.2cm',
    'fo:keep-with-next': 'always',
  }
  return styleXml(`Heading_20_${index + 1}`, { parent: 'Standard', paragraph, text })
})

/** A list style wants each of its levels described. */
function listStyle(name: string, kind: string, sign: Readonly<Record<string, string>>): string {
  const levels = Array.from({ length: 10 }, (_, index) => {
    const indent = tag('style:list-level-label-alignment', {
      'text:label-followed-by': 'listtab',
      'fo:text-indent': '-0.6cm',
      'fo:margin-left': `${(index + 1) * 0.6}cm`,
    })
    const properties = { 'text:list-level-position-and-space-mode': 'label-alignment' }
    const inner = tag('style:list-level-properties', properties, indent)
    return tag(`text:list-level-style-${kind}`, { 'text:level': index + 1, ...sign }, inner)
  })
  return tag('text:list-style', { 'style:name': name }, levels.join(''))
}

export function stylesXml(): string {
  const fonts = [
    ['Serif', 'Georgia', 'roman'],
    ['Mono', 'Consolas', 'modern'],
  ].map(([name = '', family = '', generic = '']) =>
    tag('style:font-face', {
      'style:name': name,
      'svg:font-family': family,
      'style:font-family-generic': generic,
    }),
  )
  const styles = [
    ...Object.entries(looks).map(([name, look]) => styleXml(name, look)),
    ...headingStyles,
    listStyle('Bullets', 'bullet', { 'text:bullet-char': '•' }),
    listStyle('Numbers', 'number', { 'style:num-format': '1', 'style:num-suffix': '.' }),
  ]
  const inner =
    tag('office:font-face-decls', {}, fonts.join('')) + tag('office:styles', {}, styles.join(''))
  return declaration + tag('office:document-styles', namespaces, inner)
}

export const odtMediaType = 'application/vnd.oasis.opendocument.text'

export function manifestXml(): string {
  const entry = (path: string, type: string) =>
    tag('manifest:file-entry', { 'manifest:full-path': path, 'manifest:media-type': type })
  const parts = ['content.xml', 'styles.xml', 'meta.xml'].map((path) => entry(path, 'text/xml'))
  return (
    declaration +
    tag(
      'manifest:manifest',
      { 'xmlns:manifest': `${urn}:manifest:1.0`, 'manifest:version': '1.3' },
      entry('/', odtMediaType) + parts.join(''),
    )
  )
}
