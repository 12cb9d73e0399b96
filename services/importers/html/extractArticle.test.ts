import { expect, test } from 'vitest'
import { AppError } from '../../../core/model/error.ts'
import { extractArticle } from './extractArticle.ts'
import { parsePage } from './parsePage.ts'

const page = parsePage('<p>text')

test('a fault of the extractor costs the page its trimming and is reported', () => {
  const { article, report } = extractArticle(page, () => {
    throw new TypeError('no parent')
  })
  expect(article).toBe(null)
  expect(report[0]?.message).toContain('the extractor failed (TypeError: no parent)')
})

test('what the app itself refuses, a way to the network among it, goes on', () => {
  const refuse = () => {
    throw new AppError('internal', 'a job tried to use the network')
  }
  expect(() => extractArticle(page, refuse)).toThrow(AppError)
})

test('elements in what this parser reads as characters do not come alive in another', () => {
  const hidden = '<iframe><p>x</iframe><noembed></body><p>x</noembed>'
  const prose = 'Some words of prose, and more of them, so that it is an article. '.repeat(20)
  const { article } = extractArticle(parsePage(`${hidden}<article><p>${prose}</article>`))
  expect(article?.html).toContain('Some words')
  expect(article?.html).not.toContain('x')
})

test.each([
  ['deep', '<div>'.repeat(300)],
  ['broad', '<i></i>'.repeat(6000)],
  ['large', `<div>${'<i></i>'.repeat(50)}</div>`.repeat(1000)],
])('no article is looked for in a page that is too %s', (_, html) => {
  expect(extractArticle(parsePage(html)).report.map(({ code }) => code)).toEqual(['whole-page'])
})
