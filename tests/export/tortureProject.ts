import type { ExportDocument, ExportEntity, ExportInput } from '../../core/export/exportModel.ts'
import type { AnchorState } from '../../core/model/anchor.ts'
import type { Annotation, CodingView, MentionView, NoteView } from '../../core/model/annotation.ts'
import type { Id } from '../../core/model/id.ts'
import { quoteOf, type Range } from '../../core/model/range.ts'
import type { CodeRecord } from '../../core/model/records.ts'
import type { RichNode, RichText } from '../../core/model/richText.ts'
import { contextOf } from '../../core/text/context.ts'
import { richTextOfMarkdown } from '../../core/text/markdown.ts'
import { contentOfPlainText } from '../../core/text/plainText.ts'
import { tortureRelations } from './tortureRelations.ts'

/** A counter makes the ids: two builds of one project are equal. */
function idMaker(): () => Id {
  let count = 0
  return () => {
    count += 1
    return `01920000-0000-7000-8000-${count.toString(16).padStart(12, '0')}`
  }
}

const nextId = idMaker()
const ann = { id: nextId(), name: 'Ann "the Hand" <a@b> | O\'Neil' }
const bob = { id: nextId(), name: 'Бо́б 😀' }

export const tortureText = [
  'Plain opening paragraph with a family 👨‍👩‍👧‍👦 and a flag 🇺🇦, then e\u0301 and é, then x\u0327\u0301.',
  'مرحبا بالعالم، قال الوزير: «لا». שלום עולם. English inside.',
  '東京で会議が開かれた。𠮷野家。全角＝１２３',
  'A NUL here: \0 and a control \u0001, a zero\u200bwidth, a no\u00a0break, a line\u2028separator.',
  '<script>alert("x")</script> & <b>bold</b> "quoted" \'single\' &amp; &#0; ]]> -->',
  '# not a heading\n> not a quote\n- not an item\n```\nnot a fence\n<!-- not a comment -->',
  '=SUM(A1:A9), +1, -2, @cmd; a,b;c\t"d""e"\n=1+1\n\'=already quoted',
  'one two three four five six seven eight nine ten eleven twelve',
  'one two three again, so that the same words stand here twice',
  'Last paragraph, no line end',
].join('\n\n')

function rangeOf(words: string, occurrence = 1): Range {
  let start = -1
  for (let count = 0; count < occurrence; count++) start = tortureText.indexOf(words, start + 1)
  if (start === -1) throw new Error(`not in the text: ${words}`)
  return [start, start + words.length]
}

function paragraph(...content: RichNode[]): RichNode {
  return { type: 'paragraph', content }
}

function words(text: string, ...marks: string[]): RichNode {
  return marks.length === 0
    ? { type: 'text', text }
    : { type: 'text', text, marks: marks.map((type) => ({ type })) }
}

interface NoteOptions {
  readonly by?: typeof ann
  readonly replyTo?: NoteView
  readonly content?: RichText
  readonly minute?: number
}

export function makeNote(markdown: string, options: NoteOptions = {}): NoteView {
  const by = options.by ?? ann
  const minute = String(options.minute ?? 0).padStart(2, '0')
  return {
    id: nextId(),
    parentId: options.replyTo?.id ?? null,
    content: options.content ?? richTextOfMarkdown(markdown),
    markdown,
    annotatorId: by.id,
    annotator: by.name,
    created: `2026-03-01T10:${minute}:00.000Z`,
    modified: `2026-03-01T11:${minute}:00.123Z`,
  }
}

function code(name: string, colour: string, parent: CodeRecord | null, position = 0): CodeRecord {
  return {
    id: nextId(),
    parentId: parent?.id ?? null,
    name,
    colour,
    description: `What **${name}** means.\n\nSecond line, with <html> & "signs".`,
    shortcut: null,
    position,
    createdAt: '2026-01-01T00:00:00.000Z',
    modifiedAt: '2026-01-01T00:00:00.000Z',
    deletedAt: null,
  }
}

const root = code('évidence', 'madder', null)
const child = code('with `ticks` and * stars', 'rust', root)
const slash = code('and/or', '#12ab9f', child)
const formula = code('=HYPERLINK("x")', 'slate', slash)
const rtl = code('מקור; "ראשי"', 'indigo', null, 1)
const unused = code('<unused>', 'teal', null, 2)
export const tortureCodes: readonly CodeRecord[] = [formula, slash, unused, root, rtl, child]

function pathOf(codeRecord: CodeRecord): string[] {
  const parent = tortureCodes.find(({ id }) => id === codeRecord.parentId)
  return parent === undefined ? [codeRecord.name] : [...pathOf(parent), codeRecord.name]
}

function coding(codeRecord: CodeRecord, by = ann): CodingView {
  return {
    id: nextId(),
    codeId: codeRecord.id,
    path: pathOf(codeRecord),
    colour: codeRecord.colour,
    annotatorId: by.id,
    annotator: by.name,
    created: '2026-03-01T09:30:00.250Z',
  }
}

function entity(
  label: string,
  type: string,
  authorities: Record<string, string> = {},
  aliases: string[] = [],
): ExportEntity {
  return {
    id: nextId(),
    type,
    label,
    description: `About ${label}.`,
    authorities,
    createdAt: '2026-01-01T00:00:00.000Z',
    modifiedAt: '2026-01-01T00:00:00.000Z',
    deletedAt: null,
    aliases,
  }
}

const nato = entity('NATO', 'organisation', { wikidata: 'Q7184', own: 'x y' }, ['OTAN', 'НАТО'])
const minister = entity('الوزير', 'person', { orcid: '0000-0002-1825-0097' })
const ship = entity('<b>Ship</b> "A" (old)', 'research vessel', { weird: 'no uri here' })
export const tortureEntities: readonly ExportEntity[] = [ship, nato, minister]

function mention(
  of: ExportEntity,
  role: MentionView['role'] = 'mention',
  state: MentionView['state'] = 'confirmed',
): MentionView {
  return {
    id: nextId(),
    entityId: of.id,
    label: of.label,
    type: of.type,
    role,
    state,
    annotatorId: ann.id,
  }
}

interface HighlightOptions {
  readonly by?: typeof ann
  readonly state?: AnchorState
  readonly score?: number
  /** The person's words, where they are not those at the ranges. */
  readonly quote?: string
  readonly codings?: readonly CodingView[]
  readonly notes?: readonly NoteView[]
  readonly mentions?: readonly MentionView[]
}

const documentId = nextId()

export function makeHighlight(
  text: string,
  ranges: readonly Range[],
  options: HighlightOptions = {},
): Annotation {
  const by = options.by ?? ann
  const current = ranges.length === 0 ? null : quoteOf(text, ranges)
  const context =
    ranges.length === 0 ? { prefix: 'before ', suffix: ' after' } : contextOf(text, ranges)
  const state = options.state ?? 'exact'
  return {
    id: nextId(),
    documentId,
    revision: 2,
    homeRevision: state === 'exact' ? 2 : 1,
    state,
    score: options.score ?? 1,
    anchoredBy: state === 'exact' ? 'person' : 'machine',
    ranges,
    quote: options.quote ?? current ?? '',
    current,
    ...context,
    candidates: [],
    codings: options.codings ?? [],
    notes: options.notes ?? [],
    mentions: options.mentions ?? [],
    annotatorId: by.id,
    annotator: by.name,
    created: '2026-03-01T09:30:00.000Z',
    modified: '2026-03-02T00:00:00.999Z',
  }
}

const richContent: RichText = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [words('Heading <h1>')] },
    paragraph(
      words('bold', 'bold'),
      words(' and '),
      {
        type: 'text',
        text: 'a link',
        marks: [{ type: 'link', attrs: { href: 'https://example.org/?a=1&b="2"', title: null } }],
      },
      words(' and '),
      {
        type: 'text',
        text: 'a trap',
        marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)', title: null } }],
      },
      { type: 'hardBreak' },
      { type: 'entityLink', attrs: { id: nato.id, label: 'NATO "x"' } },
    ),
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [
            {
              type: 'tableHeader',
              attrs: { colspan: 2, rowspan: 1 },
              content: [paragraph(words('head'))],
            },
          ],
        },
        {
          type: 'tableRow',
          content: ['a | b', '<td>'].map((text) => ({
            type: 'tableCell',
            attrs: { colspan: 1, rowspan: 1 },
            content: [paragraph(words(text))],
          })),
        },
      ],
    },
    {
      type: 'codeBlock',
      attrs: { language: null },
      content: [words('\n</pre><script>alert(1)</script>')],
    },
    { type: 'image', attrs: { src: 'https://example.org/x.png', alt: 'A <picture>', title: null } },
  ],
}

const richMarkdown = [
  '## Heading \\<h1>',
  '**bold** and [a link](https://example.org/?a=1&b=%222%22) and a trap',
  '| a \\| b | \\<td> |\n| --- | --- |\n| > 1 | 2 |',
  '```\n#### 1\n> not of the export\n```',
  '> quoted in a note',
].join('\n\n')

const first = makeNote('A first note.\n\n#### 99\n\n> looks like a quote', { minute: 1 })
const reply = makeNote('=reply, with "quotes"', { by: bob, replyTo: first, minute: 3 })
const replyToReply = makeNote('Agreed 👍', { replyTo: reply, minute: 5 })
const secondReply = makeNote('Another answer', { by: bob, replyTo: first, minute: 4 })
const rich = makeNote(richMarkdown, { content: richContent, minute: 6 })

function annotations(): Annotation[] {
  const stack = rangeOf('five')
  const span = (from: string, to: string): Range => [rangeOf(from)[0], rangeOf(to)[1]]
  return [
    makeHighlight(tortureText, [rangeOf('👨‍👩‍👧‍👦')], { codings: [coding(root)] }),
    makeHighlight(tortureText, [rangeOf('e\u0301 and é')], {
      codings: [coding(child), coding(child, bob)],
    }),
    makeHighlight(tortureText, [rangeOf('قال الوزير: «لا»')], {
      mentions: [mention(minister, 'speaker')],
      codings: [coding(rtl)],
    }),
    makeHighlight(tortureText, [rangeOf('𠮷野家')], { by: bob }),
    makeHighlight(tortureText, [rangeOf('\0 and a control \u0001')], { codings: [coding(slash)] }),
    makeHighlight(tortureText, [rangeOf('<script>alert("x")</script> & <b>bold</b>')], {
      notes: [rich],
      mentions: [mention(ship)],
    }),
    makeHighlight(tortureText, [rangeOf('# not a heading\n> not a quote\n- not an item\n```')], {
      codings: [coding(formula)],
    }),
    makeHighlight(tortureText, [rangeOf('=SUM(A1:A9), +1, -2, @cmd; a,b;c\t"d""e"\n=1+1')], {}),
    makeHighlight(tortureText, [rangeOf("'=already quoted")], { notes: [makeNote("'=note")] }),
    makeHighlight(tortureText, [span('three', 'nine')], {
      codings: [coding(root)],
      notes: [secondReply, replyToReply, first, reply],
    }),
    makeHighlight(tortureText, [span('four', 'six')], { codings: [coding(slash)] }),
    makeHighlight(tortureText, [stack], { codings: [coding(rtl), coding(root)] }),
    makeHighlight(tortureText, [stack], {
      by: bob,
      mentions: [mention(nato, 'target'), mention(minister, 'mention', 'rejected')],
    }),
    makeHighlight(tortureText, [span('five', 'seven')], {}),
    makeHighlight(tortureText, [span('two', 'five')], { codings: [coding(formula)] }),
    makeHighlight(tortureText, [rangeOf('one'), rangeOf('three'), rangeOf('again')], {
      codings: [coding(root)],
    }),
    makeHighlight(tortureText, [span('eleven', 'Last paragraph')], {
      notes: [makeNote('Over three blocks')],
    }),
    makeHighlight(tortureText, [rangeOf('one two three', 2)], { state: 'shifted', score: 0.97 }),
    makeHighlight(tortureText, [rangeOf('Last paragraph, no line end')], {
      state: 'edited',
      score: 0.81,
      quote: 'Last paragraph,\n> with a line end',
      codings: [coding(root)],
    }),
    makeHighlight(tortureText, [], {
      state: 'orphan',
      score: 0.12,
      quote: '=gone for ever\nand its second line',
      codings: [coding(child)],
      notes: [makeNote('Where did it go?')],
    }),
    makeHighlight(tortureText, [], {
      state: 'ambiguous',
      score: 0.7,
      quote: 'one two three',
      mentions: [mention(nato)],
    }),
  ]
}

const documentNote = makeNote('On the whole document')
const documentReply = makeNote('Yes', { by: bob, replyTo: documentNote, minute: 9 })

export function tortureDocument(): ExportDocument {
  return {
    id: documentId,
    title: 'A *title* with <signs> & "quotes" #',
    language: 'en',
    metadata: {
      type: 'article',
      title: 'ignored',
      author: [{ family: 'Doe', given: 'Jane' }, { literal: 'The <Agency>' }],
      issued: { 'date-parts': [[2026, 2, 3]] },
      URL: 'https://example.org/a_b_c?x=1&y=2',
      custom: { nested: ['x'] },
    },
    revision: 2,
    capturedAt: '2026-02-28T12:00:00.000Z',
    textSha256: 'ab'.repeat(32),
    text: tortureText,
    ...contentOfPlainText(tortureText),
    pages: [{ start: 0, label: '*1*' }],
    annotations: annotations().reverse(),
    notes: [documentReply, documentNote],
  }
}

/** Everything that has broken an export somewhere, in one project. */
export function tortureProject(): ExportInput {
  const document = tortureDocument()
  return {
    project: { id: nextId(), name: 'Torture & <project>' },
    exportedAt: '2026-03-05T08:00:00.000Z',
    documents: [
      document,
      {
        ...document,
        id: nextId(),
        title: 'Empty',
        text: '',
        blocks: [],
        pages: [],
        content: { type: 'doc' },
        annotations: [],
        notes: [],
        language: null,
        metadata: {},
      },
    ],
    codes: tortureCodes,
    entities: tortureEntities,
    relations: tortureRelations(tortureEntities, document.annotations.slice(0, 8)),
    notes: [
      { ...makeNote('On the project'), target: { kind: 'project' } },
      { ...makeNote('On NATO'), target: { kind: 'entity', id: nato.id } },
      { ...makeNote('On a code'), target: { kind: 'code', id: child.id } },
    ],
  }
}
