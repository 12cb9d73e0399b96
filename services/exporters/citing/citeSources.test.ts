import fc from 'fast-check'
import { expect, test } from 'vitest'
import { citationNode, type StyledCitations } from '../../../core/export/citation.ts'
import type { ExportDocument } from '../../../core/export/exportModel.ts'
import { type CitationStyle, citationStyleNames } from '../../../core/model/citationStyle.ts'
import type { CslItem } from '../../../core/model/source.ts'
import { textOfBlock } from '../../../core/text/textBlocks.ts'
import { citeSources } from './citeSources.ts'
import { arbitraryMetadata, arbitraryTitle, citedDocument, ownStyle } from './citing.fixture.ts'

const article: CslItem = {
  type: 'article-journal',
  title: 'of no account',
  author: [
    { family: 'Renwick', given: 'Ada' },
    { literal: 'Ministry of Foreign Affairs, New Zealand' },
  ],
  'container-title': 'Journal of Close Reading',
  volume: 3,
  page: '10-19',
  issued: { 'date-parts': [[2020, 3]] },
}
const page: CslItem = { type: 'webpage', URL: 'https://example.org/a' }

function entries({ bibliography }: StyledCitations): string[] {
  return (bibliography.content ?? []).map(textOfBlock)
}

test('a passage is cited by its page, else by its paragraph, with revision and day', () => {
  const paged = citedDocument('On *things* & <others>', article, [{ start: 0, label: '12' }])
  const plain = citedDocument('A page', page)
  const citations = citeSources([paged, plain], 'apa')
  const cited = (document: ExportDocument, ...ranges: [number, number][]) =>
    textOfBlock(citations.of(document, ranges))
  expect(cited(paged, [0, 3])).toBe(
    '(Renwick & Ministry of Foreign Affairs, New Zealand, 2020, p. 12, revision 2, captured 2026-01-02)',
  )
  expect(cited(plain, [7, 9])).toBe('(A Page, n.d., para. 2, revision 2, captured 2026-01-02)')
  expect(cited(plain)).toBe('(A Page, n.d., revision 2, captured 2026-01-02)')
  expect(entries(citations)).toEqual([
    'A page. (n.d.). Retrieved January 2, 2026, from https://example.org/a',
    'Renwick, A. & Ministry of Foreign Affairs, New Zealand. (2020). On *things* & <others>. Journal of Close Reading, 3, 10–19.',
  ])
})

test('the marks of a style are marks of the words', () => {
  const citations = citeSources([citedDocument('Title', article)], 'mla')
  const [entry] = citations.bibliography.content ?? []
  expect(entry?.content).toContainEqual({
    type: 'text',
    text: 'Journal of Close Reading',
    marks: [{ type: 'italic' }],
  })
})

test.each([
  [
    'chicago-notes',
    /^Ada Renwick and .*, “Title,” Journal of Close Reading 3 \(March 2020\): para\. 1, revision 2/,
  ],
  ['chicago-author-date', /^\(Renwick and .* 2020, para\. 1, revision 2, captured 2026-01-02\)$/],
  ['harvard', /^\(Renwick and .*, 2020, para\. 1, revision 2, captured 2026-01-02\)$/],
  ['ieee', /^\[1, Para\. 1\], revision 2, captured 2026-01-02$/],
  ['mla', /^\(Renwick and .*,? para\. ?1, revision 2, captured 2026-01-02\)$/],
] as const)('%s cites', (style, expected) => {
  const document = citedDocument('Title', article)
  const citations = citeSources([document], style)
  expect(textOfBlock(citations.of(document, [[0, 3]]))).toMatch(expected)
  expect(entries(citations)).toHaveLength(1)
})

test('two sources of one author and year are told apart', () => {
  const documents = [citedDocument('First', article), citedDocument('Second', article)]
  const citations = citeSources(documents, 'apa')
  const cited = documents.map((document) => textOfBlock(citations.of(document, [])))
  expect(cited.join()).toMatch(/2020a.*2020b/)
})

test('a style of somebody’s own cites, and lists no sources where it has no list', () => {
  const document = citedDocument('Title', article)
  const citations = citeSources([document], { csl: ownStyle('<text variable="title"/>') })
  expect(textOfBlock(citations.of(document, []))).toBe('Title, revision 2, captured 2026-01-02')
  expect(entries(citations)).toEqual([])
})

test.each([
  ['nothing', '', 'well-formed'],
  ['no XML', '<style', 'well-formed'],
  ['another root', '<locale/>', 'its root'],
  ['entities', `<!DOCTYPE style [<!ENTITY a "b">]>${ownStyle('&a;')}`, 'document type'],
  ['no title', '<style><citation/></style>', 'no title'],
  [
    'a dependent one',
    '<style><info><title>A</title><link rel="independent-parent" href="b"/></info></style>',
    'refers to another style, b',
  ],
  ['no citation', '<style><info><title>A</title></info></style>', 'nothing of citations'],
  [
    'a macro that calls itself',
    ownStyle('<text macro="m"/>', '<macro name="m"><text macro="m"/></macro>'),
    'does not work',
  ],
  ['an element that CSL has not', ownStyle('<nothing/>'), 'does not work'],
])('%s is no style', (_what, csl, reason) => {
  const cited = () => citeSources([citedDocument('Title', article)], { csl })
  expect(cited).toThrow(
    expect.objectContaining({
      code: 'invalid_input',
      message: expect.stringContaining(reason),
    }),
  )
})

test('absurd nesting is refused', () => {
  const csl = ownStyle(`${'<group>'.repeat(600)}${'</group>'.repeat(600)}`)
  expect(() => citeSources([], { csl })).toThrow(expect.objectContaining({ code: 'too_large' }))
})

test('a source may be called as methods of objects are', () => {
  const season = { issued: { season: ' ' } }
  const documents = ['valueOf', 'constructor', '__proto__'].map((title) =>
    citedDocument(title, season),
  )
  expect(entries(citeSources(documents, 'apa'))).toHaveLength(3)
})

test('so may people', () => {
  const names = ['toString', 'constructor.', '__proto__', 'hasOwnProperty']
  const documents = names.flatMap((name) => [
    citedDocument(name, { author: [{ family: name }] }),
    citedDocument(name, { author: [{ family: 'Ellison', given: name }, { literal: name }] }),
  ])
  for (const style of citationStyleNames) {
    expect(entries(citeSources(documents, style))).toHaveLength(documents.length)
  }
})

test('documents of any facts are cited', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(arbitraryTitle, arbitraryMetadata), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.constantFrom<CitationStyle>(...citationStyleNames),
      (facts, style) => {
        const documents = facts.map(([title, metadata]) => citedDocument(title, metadata))
        const citations = citeSources(documents, style)
        for (const document of documents) {
          const words = textOfBlock(citationNode(citations, document, [[0, 3]]))
          expect(words).toContain('revision 2, captured 2026-01-02')
        }
        expect(entries(citations)).toHaveLength(documents.length)
      },
    ),
    { numRuns: 80 },
  )
})
