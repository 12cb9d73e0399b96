// One text that three programs wrote in many formats must read the same from each of them, and a
// highlight made in one version must be found in every other.
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { prepareReanchoring } from '../../core/anchoring/prepareReanchoring.ts'
import type { Range } from '../../core/model/range.ts'
import { importSource } from './importSource.ts'
import { wordRatio, wordsOf } from './wordRatio.fixture.ts'

const folder = new URL('../../tests/fixtures/same-document/', import.meta.url)

/** What a reader of each file finds, as a share of the words of the HTML source. */
const versions: ReadonlyArray<readonly [file: string, least: number, why: string]> = [
  ['calibre-sample.docx', 0.975, 'it adds a page of contents'],
  ['libreoffice-sample.docx', 0.99, ''],
  ['pandoc-sample.docx', 0.99, ''],
  ['libreoffice-sample.pdf', 0.97, 'bullets and numbers of lists are text, its title stands twice'],
  ['calibre-sample.epub', 0.97, 'it adds a title page'],
  ['libreoffice-sample.epub', 0.99, ''],
  ['pandoc-sample.epub', 0.98, 'it adds a title page'],
  ['libreoffice-sample.odt', 0.98, 'its title stands twice'],
  ['pandoc-sample.odt', 0.98, 'its title stands twice'],
  ['libreoffice-sample.rtf', 0.97, 'its title stands twice'],
  [
    'pandoc-sample.rtf',
    0.97,
    'its title stands twice; pandoc damages letters beyond the basic plane',
  ],
  ['pandoc-sample.tei', 0.99, ''],
  ['libreoffice-sample.txt', 0.97, 'bullets and numbers of lists are text there'],
  ['pandoc-sample.txt', 0.97, 'numbers of lists are text there'],
  ['pandoc-sample.md', 0.97, 'its front is text there'],
]

let source = ''
beforeAll(async () => {
  source = await textOf('source.html')
})

async function textOf(name: string): Promise<string> {
  return (await importSource({ name, bytes: readFileSync(new URL(name, folder)) })).text
}

describe('one text in many formats', () => {
  test.each(versions)('%s has the words of the source', async (name, least) => {
    const ratio = wordRatio(wordsOf(source), wordsOf(await textOf(name)))
    expect(ratio).toBeGreaterThanOrEqual(least)
  })

  test.each(versions)('a highlight made in the source is found in %s', async (name) => {
    const text = await textOf(name)
    const reanchoring = prepareReanchoring(source, text)
    const quotes = passagesOf(source)
    const found = quotes.filter(([start, end]) => {
      const { ranges } = reanchoring.place([[start, end]])
      const words = ranges.flatMap((range) => wordsOf(text.slice(...range)))
      return words.join(' ') === wordsOf(source.slice(start, end)).join(' ')
    })
    expect(quotes).toHaveLength(50)
    expect(found.length).toBeGreaterThanOrEqual(48)
  })
})

/** Fifty passages of 30 to 120 characters, always the same, outside title, lists and table. */
function passagesOf(text: string): Range[] {
  const first = text.indexOf('To the People')
  const last = text.indexOf('List and table')
  let seed = 1
  const random = (below: number): number => {
    // Park and Miller's minimal generator: the same passages on every machine.
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  return Array.from({ length: 50 }, () => {
    const length = 30 + random(91)
    const start = first + random(last - first - length)
    return wholeWords(text, start, start + length)
  })
}

/** A passage as a person would select it: from the beginning of a word to the end of one. */
function wholeWords(text: string, start: number, end: number): Range {
  const from = text.slice(0, start).search(/\S+$/)
  return [from === -1 ? start : from, end + text.slice(end).search(/\s|$/)]
}
