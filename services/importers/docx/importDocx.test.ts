import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { importSource } from '../importSource.ts'

const folder = new URL('../../../tests/fixtures/docx/', import.meta.url)

function importFixture(name: string) {
  return importSource({ name, bytes: readFileSync(new URL(name, folder)) })
}

describe('a Word document', () => {
  test('keeps its comments with passage, writer and date', async () => {
    const { text, annotations } = await importFixture('mammoth-comments.docx')
    expect(text).toBe('Ouch.')
    expect(annotations).toMatchObject([
      {
        ranges: [[0, 4]],
        author: 'Michael Williamson',
        created: '2016-07-03T15:10:00.000Z',
        notes: [{ text: 'A tachyon walks into a bar.' }],
      },
      { ranges: [[0, 5]], notes: [{ text: expect.stringMatching(/fin/i) }] },
    ])
  })

  test('has its notes at the end, numbered where they are referred to', async () => {
    const { text } = await importFixture('mammoth-footnotes.docx')
    expect(text).toBe('Ouch[1].[2]\nA tachyon walks into a bar.\nFin.')
  })

  test('tells what it leaves out', async () => {
    const { text, report } = await importFixture('tika-testWORD_phonetic.docx')
    expect(text).toBe('東京')
    expect(report).toContainEqual(expect.objectContaining({ code: 'readings-left-out' }))
  })

  test('fetches no image from outside', async () => {
    const { report } = await importFixture('mammoth-external-picture.docx')
    expect(report.map(({ message }) => message)).toContain(
      'Pictures that are outside of the file, and are not fetched: 1.',
    )
  })

  test('keeps lists, tables, headings and links', async () => {
    const { content } = await importFixture('tika-testWORD.docx')
    const types = new Set(JSON.stringify(content).match(/"type":"\w+"/g))
    const kept = ['heading', 'table', 'link', 'bold', 'italic'].map((type) => `"type":"${type}"`)
    expect([...types]).toEqual(expect.arrayContaining(kept))
  })

  test.each([
    ['tika-testWORD_protected_passtika.docx', 'unsupported', /protected by a password/],
    ['tika-testWORD_truncated.docx', 'corrupt', /cannot be read/],
  ])('%s is refused with one clear error', async (name, code, message) => {
    await expect(importFixture(name)).rejects.toMatchObject({
      name: 'AppError',
      code,
      message: expect.stringMatching(message),
    })
  })
})
