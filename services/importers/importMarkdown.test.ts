import { describe, expect, test } from 'vitest'
import { blockProblems } from '../../core/text/blockProblems.ts'
import { importMarkdown } from './importMarkdown.ts'

function importText(text: string) {
  return importMarkdown({ name: 'note.md', bytes: Buffer.from(text) })
}

describe('front matter', () => {
  test('is metadata, not text', () => {
    const source = importText(
      [
        '---',
        'title: "A storm: what we know"',
        'author: [Anna Alt, Bo Neu]',
        "date: '2024-03-05'",
        'url: https://a.example/storm',
        'lang: en-GB',
        'description:',
        '# a comment',
        'tags:',
        '  - weather',
        '---',
        '',
        '# The storm',
        '',
        'It *rained*.',
      ].join('\r\n'),
    )
    expect(source).toMatchObject({
      text: 'The storm\nIt rained.',
      title: 'A storm: what we know',
      language: 'en-GB',
      metadata: {
        title: 'A storm: what we know',
        author: [{ literal: 'Anna Alt' }, { literal: 'Bo Neu' }],
        issued: { 'date-parts': [[2024, 3, 5]] },
        URL: 'https://a.example/storm',
        language: 'en-GB',
      },
    })
    expect(source.metadata).not.toHaveProperty('abstract')
  })

  test('takes a list of authors and skips what is nested deeper', () => {
    const source = importText(
      '---\nauthor:\n  - Anna Alt\n  - Bo Neu\nmeta:\n  deep:\n    er: 1\n---\nText',
    )
    expect(source.metadata).toEqual({ author: [{ literal: 'Anna Alt' }, { literal: 'Bo Neu' }] })
    expect(source.text).toBe('Text')
  })

  test.each([
    ['a thematic break', '---\nSome text\n---\nMore'],
    ['an open block', '---\ntitle: x\n'],
    ['not at the start', 'Text\n\n---\ntitle: x\n---\n'],
    ['an empty block', '---\n---\ntitle: x'],
  ])('is text where it is %s', (_, text) => {
    const source = importText(text)
    expect(source.metadata).toEqual({})
    expect(source.text).toContain(text.includes('title') ? 'title: x' : 'Some text')
  })
})

describe('the text', () => {
  test('is the rendered text', () => {
    const source = importText(
      '## A `b`\n\n- one\n- [two](https://x.example)\n\n| a | b |\n|---|---|\n| c | d |\n',
    )
    expect(source.text).toBe('A b\none\ntwo\na\tb\nc\td')
    expect(source.title).toBe('A b')
    expect(blockProblems(source.text, source.content, source.blocks)).toEqual([])
  })

  test('of an empty file is empty', () => {
    expect(importText('')).toMatchObject({ text: '', title: null, blocks: [] })
  })
})
