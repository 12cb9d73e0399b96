import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { pathIn } from '../archive/pathIn.ts'
import { importSource } from '../importSource.ts'

const fixtures = new URL('../../../tests/fixtures/', import.meta.url)

function importFixture(name: string) {
  return importSource({ name, bytes: readFileSync(new URL(name, fixtures)) })
}

describe('a book', () => {
  test('is read in the order of its spine', async () => {
    const { text } = await importFixture('epub/w3c-pkg-spine-order.epub')
    const numbers = [...text.matchAll(/\b(first|second|third|fourth|last)\b/gi)].map(
      ([word]) => word,
    )
    expect(text.length).toBeGreaterThan(50)
    expect(numbers.length).toBeGreaterThan(0)
  })

  test('has its package where the container says', async () => {
    const { title, text } = await importFixture('epub/w3c-ocf-package_arbitrary.epub')
    expect(title).toMatch(/package/i)
    expect(text).toMatch(/pass/i)
  })

  test('tells who made it, in order, and opens in spite of faults', async () => {
    const { metadata } = await importFixture('epub/w3c-pkg-creator-order.epub')
    const authors = ['Dave Cramer', 'Wendy Reid', 'Dan Lazin', 'Ivan Herman', 'Brady Duga']
    expect(metadata['author']).toEqual(authors.map((literal) => ({ literal })))
    const tika = await importFixture('epub/tika-testEPUB.epub')
    expect(tika).toMatchObject({
      title: 'An ePub for Tika',
      language: 'en',
      metadata: { type: 'book', publisher: 'Apache', issued: { 'date-parts': [[2009, 10, 7]] } },
    })
    expect(tika.text).toMatch(/Plus a simple div/i)
  })

  test('that leads outside itself is refused', async () => {
    await expect(importFixture('hostile/traversal.epub')).rejects.toMatchObject({ code: 'corrupt' })
  })

  test('with a declaration that points outside is read without it', async () => {
    const outcome = await importFixture('hostile/w3c-pub-xml-external-id.epub')
    expect(outcome.text.length).toBeGreaterThan(0)
  })
})

describe('a reference in an archive', () => {
  test.each([
    ['OPS/a/b.xhtml', '../img/c%20d.png#x', 'OPS/img/c d.png'],
    ['a.xhtml', './b.png', 'b.png'],
    ['a/b.xhtml', '../../c', null],
    ['a.xhtml', 'https://example.org/x.png', null],
    ['a.xhtml', '/etc/passwd', null],
    ['a.xhtml', 'file:///etc/passwd', null],
    ['a.xhtml', '#top', null],
  ])('from %s to %s is %s', (from, reference, expected) => {
    expect(pathIn(from, reference)).toBe(expected)
  })
})
