import { parse as parseCsv } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareVersions } from './compareVersions.ts'
import { differenceClasses } from './comparison.ts'
import { anyVersions } from './comparisons.fixture.ts'
import { elementsOf, parsePage, textOf } from './htmlPage.fixture.ts'
import { writeReport } from './report.ts'
import { reportText } from './reportText.ts'
import { after, before } from './statement.fixture.ts'
import { annotation, coding, mention, note, version } from './versions.fixture.ts'

const left = version(
  before,
  [
    annotation(before, { name: 'a', notes: [note('n', 'A slogan.')] }, ['We are joining nothing']),
    annotation(before, { name: 'b', codings: [coding('risk')] }, ['whether Canberra']),
    annotation(before, { name: 'c' }, ['each step is small']),
  ],
  { snapshot: 'before-revision-2' },
)
const right = version(
  after,
  [
    annotation(after, { name: 'a', notes: [note('n', 'A plan.')] }, [
      'We are not joining anything',
    ]),
    annotation(after, { name: 'b', state: 'orphan', quote: 'whether Canberra' }, []),
    annotation(after, { name: 'c' }, ['each step is small']),
    annotation(after, { name: 'd', annotator: 'Ben', mentions: [mention('NATO')] }, ['NATO']),
  ],
  { revision: 2, annotators: ['Ana', 'Ben'] },
)

const hostile = `Say <script>alert("1")</script>&amp; ' </style> =1+1 \`x\` | [a](javascript:b)`

function hostileVersion(text: string, name: string) {
  const one = annotation(
    text,
    {
      name,
      annotator: hostile,
      codings: [coding(hostile)],
      mentions: [mention(hostile, { type: hostile })],
      notes: [note(`n${name}`, `${name} ${hostile}`)],
    },
    [hostile],
  )
  return version(text, [one], { title: hostile, snapshot: hostile, annotators: [hostile] })
}

const hostileLeft = hostileVersion(`${hostile}\n\nOne more.`, 'h')
const hostileRight = hostileVersion(`Before. ${hostile}\n\nOne less.`, 'h')

function rowsOf(csv: string): Record<string, string>[] {
  return parseCsv(csv, { columns: true, record_delimiter: '\r\n' })
}

describe('writeReport as Markdown', () => {
  it('says what is different, class by class', () => {
    expect(writeReport(left, right, 'markdown')).toMatchSnapshot()
  })

  it('quotes without escaping, and escapes what stands in its own lines', () => {
    const markdown = writeReport(hostileLeft, hostileRight, 'markdown')
    expect(markdown).toContain(`> ${hostile}\n`)
    expect(markdown).toContain(`> h ${hostile}`)
    expect(markdown.split('\n')[0]).toContain('\\<script\\>')
  })
})

describe('writeReport as HTML', () => {
  it('loads, runs and styles nothing from outside, whatever the sources hold', () => {
    const page = parsePage(writeReport(hostileLeft, hostileRight, 'html'))
    const elements = elementsOf(page)
    const names = new Set(elements.map(({ name }) => name))
    for (const name of ['script', 'link', 'img', 'iframe', 'object', 'base', 'form']) {
      expect(names).not.toContain(name)
    }
    for (const { attributes } of elements) {
      for (const [name, value] of attributes) {
        expect(name).not.toMatch(/^(on|style|src)/)
        if (name === 'href') expect(value).toMatch(/^#a\d+$/)
      }
    }
    expect(elements.filter(({ name }) => name === 'style')).toHaveLength(1)
    expect(textOf(page, 'h1')).toEqual([`Comparison: ${hostile}`])
  })

  it('forbids in its own policy what it does not do', () => {
    const page = parsePage(writeReport(left, right, 'html'))
    const policies = elementsOf(page).filter(({ attributes }) => attributes.has('http-equiv'))
    expect(policies.map(({ attributes }) => attributes.get('content'))).toEqual([
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
    ])
  })

  it('prints the apparatus of the text', () => {
    const page = parsePage(writeReport(left, right, 'html'))
    expect(textOf(page, 'li', 'apparatus')).toEqual([
      '2 not] add. B',
      '2 nothing] anything B',
      '4 Professor Isla Renwick … by all.] moved to ¶ 1 B',
      '5 Officials would not … the documents.] om. B',
    ])
  })

  it('sets the texts side by side with what changed, moved and was annotated', () => {
    const page = parsePage(writeReport(left, right, 'html'))
    expect(textOf(page, 'del', 'facing').join('')).toMatch(
      /^nothingOfficials would .* documents\.$/,
    )
    expect(textOf(page, 'ins', 'facing')).toEqual(['not ', 'anything'])
    expect(textOf(page, 'mark', 'facing').join('|')).toBe(
      'each step is small|NATO|We are joining |nothing|We are |not |joining |anything|each step is small|whether Canberra',
    )
    expect(textOf(page, 'div', 'hole')).toEqual(['moved here in B, from ¶ 4', 'moved to ¶ 1 in B'])
  })

  it('folds long runs of paragraphs without differences', () => {
    const text = Array.from({ length: 9 }, (_, i) => `Paragraph number ${i} says it.`).join('\n\n')
    const page = parsePage(writeReport(version(text), version(`${text}\n\nEnd.`), 'html'))
    expect(textOf(page, 'summary')).toEqual(['9 paragraphs are the same'])
  })

  it('holds the words of both texts, paragraph by paragraph', () => {
    fc.assert(
      fc.property(anyVersions, ([one, other]) => {
        const page = parsePage(writeReport(one, other, 'html'))
        const paragraphs = textOf(page, 'p', 'facing').sort()
        const expected = [one, other].flatMap(({ text, blocks }) =>
          blocks.map(({ start, end }) => text.slice(start, end)),
        )
        const moved = compareVersions(one, other).blocks.filter(
          ({ relation }) => relation === 'moved',
        )
        expect(paragraphs).toHaveLength(expected.length)
        expect(moved.length * 2).toBe(textOf(page, 'div', 'hole').length)
        expect(paragraphs).toEqual(expected.sort())
      }),
      { numRuns: 60 },
    )
  })
})

describe('writeReport as CSV', () => {
  it('has one row an annotation, with both sides', () => {
    const rows = rowsOf(writeReport(left, right, 'csv'))
    expect(rows.map((row) => [row['number'], row['class'], row['differences']])).toEqual([
      ['1', 'new', 'new'],
      ['2', 'text-changed', 'text-changed; note-edited'],
      ['3', 'moved', 'moved'],
      ['4', 'lost', 'lost; re-coded'],
    ])
    expect(rows[1]).toMatchObject({
      left_current: 'We are joining nothing',
      right_current: 'We are not joining anything',
      left_notes: 'A slogan.',
      right_notes: 'A plan.',
      details: 'The words changed. Note edited.',
    })
    expect(rows[3]).toMatchObject({ left_codes: 'risk', right_state: 'orphan', right_start: '' })
    expect(rows[0]).toMatchObject({ left_id: '', right_entities: 'NATO (person)' })
  })

  it('gives a spreadsheet no formula to run', () => {
    const text = '=HYPERLINK("http://x","y") and more'
    const one = version(text, [annotation(text, { name: 'a' }, ['=HYPERLINK("http://x","y")'])])
    const [row] = rowsOf(writeReport(one, one, 'csv'))
    expect(row?.['left_quote']).toBe(`'=HYPERLINK("http://x","y")`)
  })
})

describe('writeReport in every format', () => {
  it('reports the same numbers', () => {
    fc.assert(
      fc.property(anyVersions, ([one, other]) => {
        const { counts, text, annotations } = compareVersions(one, other)
        const expected = [
          ...differenceClasses.map((name) => `${reportText.classes[name]} ${counts[name]}`),
          `All ${annotations.length}`,
          `Words inserted ${text.insertedWords}`,
          `Words deleted ${text.deletedWords}`,
          `Paragraphs moved ${text.movedBlocks}`,
          `Changes of the text ${text.changes.length}`,
        ]
        const markdown = writeReport(one, other, 'markdown')
        const cells = [...markdown.matchAll(/^\| ([A-Z].*?) \| (\d+) \|$/gm)]
        expect(cells.map(([, label, count]) => `${label} ${count}`)).toEqual(expected)
        const page = parsePage(writeReport(one, other, 'html'))
        expect(textOf(page, 'tr').map((row) => row.replace(/(?=\d+$)/, ' '))).toEqual(expected)
        expect(textOf(page, 'li', 'annotations')).toHaveLength(annotations.length)
        const rows = rowsOf(writeReport(one, other, 'csv'))
        const classes = rows.map((row) => row['class'])
        for (const name of differenceClasses) {
          expect(classes.filter((found) => found === name)).toHaveLength(counts[name])
        }
      }),
      { numRuns: 60 },
    )
  })
})
