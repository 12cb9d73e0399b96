import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runExport } from '../../core/export/exportFormats.ts'
import type { CslItem } from '../../core/model/source.ts'
import { textOfBlock } from '../../core/text/textBlocks.ts'
import { citeSources } from '../../services/exporters/citing/citeSources.ts'
import { citedDocument } from '../../services/exporters/citing/citing.fixture.ts'

const renwick = { family: 'Renwick', given: 'Ada Jane' }

/** Of every usual kind one, with the facts that styles make most of. */
const sources: readonly (readonly [title: string, metadata: CslItem])[] = [
  [
    'On close reading',
    {
      type: 'article-journal',
      author: [renwick, { family: 'van der Berg', given: 'Jo' }, { family: 'Li', given: 'Wei' }],
      'container-title': 'Journal of Reading',
      volume: 3,
      issue: 2,
      page: '10-19',
      issued: { 'date-parts': [[2020, 3, 12]] },
      DOI: '10.1000/182',
    },
  ],
  [
    'The margin',
    { type: 'book', author: [renwick], publisher: 'Press', issued: { 'date-parts': [[2020]] } },
  ],
  [
    'The gutter',
    { type: 'book', author: [renwick], publisher: 'Press', issued: { 'date-parts': [[2020]] } },
  ],
  [
    'A statement on treaties',
    {
      type: 'webpage',
      author: [{ literal: 'Ministry of Foreign Affairs, New Zealand' }],
      URL: 'https://example.org/statement',
      issued: { 'date-parts': [[2026, 1]] },
    },
  ],
  [
    'שלום עולם',
    { type: 'webpage', author: [{ literal: 'משרד החוץ' }], URL: 'https://example.org/b' },
  ],
  [
    'A leaf',
    {
      type: 'chapter',
      author: [{ family: 'Doe', given: 'J.', suffix: 'Jr.' }],
      editor: [{ family: 'Roe', given: 'Al' }],
      'container-title': 'Leaves',
      publisher: 'House',
      page: '1-9',
      issued: { 'date-parts': [[1999]] },
    },
  ],
  ['Of nobody and no time', {}],
]

/** What APA makes of them here, one text a source, and files with which another program cites the same. */
export function citedSources(folder: string) {
  const documents = sources.map(([title, metadata]) => citedDocument(title, metadata))
  const nothing = { codes: [], entities: [], relations: [], notes: [] }
  const project = { id: 'project', name: 'Sources' }
  const input = { project, exportedAt: '2026-01-02T10:00:00.000Z', documents, ...nothing }
  const bibliography = join(folder, 'sources.json')
  writeFileSync(bibliography, runExport('csljson', input).text)
  const paper = join(folder, 'sources.md')
  writeFileSync(paper, "---\nnocite: '@*'\n---\n")
  const style = new URL('../../assets/citation-styles/apa.csl', import.meta.url).pathname
  const listed = citeSources(documents, 'apa').bibliography.content ?? []
  return { paper, bibliography, style, listed: listed.map(textOfBlock) }
}
