import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readAnnotationFile } from '../../services/annotationImport/readAnnotationFile.ts'
import { casOf, fixture, readCas, readZip } from './casFixture.ts'

describe('a project of INCEpTION', () => {
  const settings = JSON.stringify({
    name: 'P',
    source_documents: [
      { name: 'doc.txt', format: 'text' },
      { name: 'bare.txt', format: 'text' },
      { name: 'page.pdf', format: 'pdf' },
    ],
  })
  const cas = (label: string) => casOf('One two.', [{ begin: 0, end: 3, stance: label }])

  test('has its readers, the curation as one of them, and texts that nobody annotated', async () => {
    const project = await readZip({
      'exportedproject123.json': settings,
      'source/doc.txt': 'One two.',
      'source/bare.txt': 'Nothing here.',
      'source/page.pdf': '%PDF',
      'annotation/doc.txt/INITIAL_CAS.json': cas('none'),
      'annotation/doc.txt/ann.json': cas('for'),
      'annotation/doc.txt/bob.zip': zipSync({
        'doc.txt.json': strToU8(JSON.stringify(cas('against'))),
        'TypeSystem.xml': strToU8('<typeSystemDescription/>'),
      }),
      'annotation/doc.txt/eve.tsv': '#FORMAT=WebAnno TSV 3.3',
      'curation/doc.txt/CURATION_USER.json': cas('against'),
      'log/project.log': '',
    })
    expect(
      project.annotations.map(({ annotator, codings: [coding] }) => [
        annotator?.name,
        coding?.path.join('/'),
      ]),
    ).toEqual([
      ['ann', 'Statement/for'],
      ['bob', 'Statement/against'],
      ['CURATION_USER', 'Statement/against'],
    ])
    expect(project.sources.map(({ title, extracted }) => [title, extracted.text])).toEqual([
      ['doc.txt', 'One two.'],
      ['bare.txt', 'Nothing here.'],
    ])
    expect(project.report.map(({ message }) => message)).toEqual([
      'Files that are no UIMA CAS JSON are left out: annotation/doc.txt/eve.tsv (1)',
      expect.stringMatching(/nobody annotated .*: page.pdf \(1\)$/),
    ])
  })

  test('in another format says which one can be read', async () => {
    const refusal = { code: 'unsupported', message: expect.stringContaining('UIMA CAS JSON 0.4.0') }
    await expect(readCas(fixture('inception-3.6.1.zip'), 'p.zip')).rejects.toMatchObject({
      ...refusal,
      message: expect.stringMatching(/its annotations are \.txt, \.tsv: export/),
    })
    const older = JSON.stringify({ _context: {}, _views: {}, _referenced_fss: {} })
    const files = ['<xmi:XMI/>', '#FORMAT=WebAnno TSV 3.3', older]
    for (const text of files) {
      const file = { name: 'a', bytes: Buffer.from(text), format: 'casjson' } as const
      await expect(readAnnotationFile(file)).rejects.toMatchObject(refusal)
    }
    await expect(readZip({ 'exportedproject.json': settings })).rejects.toMatchObject(refusal)
  })
})
