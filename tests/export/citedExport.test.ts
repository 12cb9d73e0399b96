import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { runExport } from '../../core/export/exportFormats.ts'
import type { ExportInput } from '../../core/export/exportModel.ts'
import { templateModel } from '../../core/export/template/templateModel.ts'
import { writeVault } from '../../core/export/vault/writeVault.ts'
import type { CitationStyle } from '../../core/model/citationStyle.ts'
import { citeSources } from '../../services/exporters/citing/citeSources.ts'
import { writeDocx } from '../../services/exporters/docx/writeDocx.ts'
import { writeOdt } from '../../services/exporters/odt/writeOdt.ts'
import { tortureProject } from './tortureProject.ts'

function cited(style: CitationStyle): ExportInput {
  const torture = tortureProject()
  const documents = torture.documents.slice(0, 1).map((document) => ({
    ...document,
    title: 'A <study> of *marks*',
    metadata: {
      type: 'article-journal',
      author: [{ family: 'Renwick', given: 'Ada' }],
      'container-title': 'The Reader & Others',
      issued: { 'date-parts': [[2020]] },
    },
  }))
  return { ...torture, documents, citations: citeSources(documents, style) }
}

const input = cited('apa')
const count = input.documents.reduce((sum, { annotations }) => sum + annotations.length, 0)
const citation = /\(Renwick, 2020, (?:(?:p|para)\. \S+ )?revision \d+, captured \d{4}-\d\d-\d\d\)/g

describe('a style cites every passage and lists the sources', () => {
  test('in Markdown', () => {
    const { text } = runExport('markdown', input)
    expect(text.match(new RegExp(`^- citation: ${citation.source}$`, 'gm'))).toHaveLength(count)
    expect(text).toMatch(
      /## Bibliography\n\nRenwick, A\. \(2020\)\. A \\<study> of \\\*marks\\?\*\. \*The Reader & Others\*\.\n$/,
    )
  })

  test('on a web page', () => {
    const { text } = runExport('html', input)
    expect(text.match(citation)).toHaveLength(count)
    expect(text).toContain(
      'A &lt;study&gt; of *marks*. <em>The Reader &amp; Others</em>.</li>\n</ul>\n</section>\n</main>',
    )
  })

  test('in Word', async () => {
    const parts = unzipSync((await writeDocx(input)).bytes)
    const footnotes = strFromU8(parts['word/footnotes.xml'] ?? new Uint8Array())
    expect(footnotes.replaceAll(/<[^>]*>/g, '').match(citation)).toHaveLength(count)
    const article = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    const list = article.slice(article.lastIndexOf('Bibliography'))
    expect(list).toMatch(/<w:i\/>.*?The Reader &amp; Others/)
  })

  test('in OpenDocument', () => {
    const content = strFromU8(unzipSync(writeOdt(input).bytes)['content.xml'] ?? new Uint8Array())
    expect(content.replaceAll(/<[^>]*>/g, '').match(citation)).toHaveLength(count)
    expect(content.slice(content.lastIndexOf('Bibliography'))).toMatch(
      /<text:span text:style-name="T\d+">The Reader &amp; Others<\/text:span>/,
    )
  })

  test('in a vault: passages in their callouts, sources in their own file and in the project’s', () => {
    const [project, document] = writeVault(input)
    const callouts = document?.text.match(new RegExp(`^> ${citation.source}$`, 'gm'))
    expect(callouts).toHaveLength(count)
    const listed = /\n\n## Bibliography\n\nRenwick, A\. \(2020\)\..*\*The Reader & Others\*\.$/
    expect(document?.text).toMatch(listed)
    expect(project?.text).toMatch(listed)
  })

  test('in a template', () => {
    const { documents, bibliography } = templateModel(input)
    const [document] = documents
    expect(document?.citation).toMatch(/^\(Renwick, 2020, revision \d+, captured/)
    expect(document?.annotations[0]?.citation).toMatch(new RegExp(`^${citation.source}$`))
    expect(bibliography).toEqual([
      {
        text: 'Renwick, A. (2020). A <study> of *marks*. The Reader & Others.',
        markdown: expect.stringContaining('*The Reader & Others*'),
        html: expect.stringContaining('&lt;study&gt; of *marks*. <em>'),
      },
    ])
  })
})

test('without a style nothing is cited but in footnotes, and nothing listed', () => {
  const { citations: _, ...plain } = input
  for (const format of ['markdown', 'html'] as const) {
    const { text } = runExport(format, plain)
    expect(text).not.toMatch(/citation|Bibliography/)
  }
  for (const { text } of writeVault(plain)) expect(text).not.toMatch(/captured \d|Bibliography/)
  expect(templateModel(plain).bibliography).toEqual([])
})
