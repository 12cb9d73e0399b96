import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { RichText } from '../../core/model/richText.ts'
import { blockProblems } from '../../core/text/blockProblems.ts'
import { checkRichText } from '../../core/text/richTextSchema.ts'
import { decodeBlob } from '../../db/blobs.ts'
import { createJobRunner, type JobOptions } from '../jobs/jobRunner.ts'

const fixtures = new URL('../../tests/fixtures/hostile/', import.meta.url)
const workerFile = new URL('../jobs/jobWorker.ts', import.meta.url)
const runner = createJobRunner({ workerFile, maxThreads: 1 })

afterAll(() => runner.close())

async function importPage(html: string, limits: JobOptions = {}) {
  const input = { name: 'page.html', bytes: Buffer.from(html) }
  const { encoded, ...source } = await runner.runJob('readSource', input, limits)
  const { encoding, size, stored: bytes } = encoded.content
  const json = Buffer.from(decodeBlob({ encoding, size, bytes })).toString()
  // Whether it is one is what the tests ask.
  return { ...source, content: JSON.parse(json) as RichText }
}

/** Every address in a content that something could be loaded from or led to. */
function addressesIn(content: unknown): string[] {
  const addresses: string[] = []
  JSON.stringify(content, (key, value: unknown) => {
    if ((key === 'src' || key === 'href') && typeof value === 'string') addresses.push(value)
    return value
  })
  return addresses
}

describe('active content', () => {
  test('is its visible text: no script ran, nothing was loaded', async () => {
    // A request would not be silent: the network of a job throws, and the page would not import.
    const page = readFileSync(new URL('active.html', fixtures), 'utf8')
    const source = await importPage(page)
    expect(source.text).toBe('visible text\njs link')
    expect(source.title).toBe(null)
    expect(addressesIn(source.content)).toEqual([])
  })

  const payloads = z
    .array(z.object({ payload: z.string() }))
    .parse(JSON.parse(readFileSync(new URL('dompurify-expect.json', fixtures), 'utf8')))

  test('of the cases of a sanitiser leads to no script', async () => {
    expect(payloads.length).toBeGreaterThan(100)
    for (const { payload } of payloads) {
      const { text, content, blocks } = await importPage(payload)
      expect(blockProblems(text, content, blocks)).toEqual([])
      for (const address of addressesIn(content)) {
        expect(address).toMatch(/^(?:https?:|mailto:|data:image\/)/)
      }
    }
  })
})

describe('absurd nesting is text', () => {
  test.each([
    ['div', 60_000],
    ['b', 60_000],
    ['blockquote', 60_000],
    ['ul><li', 30_000],
    ['table><tr><td', 20_000],
    ['b><i><u', 20_000],
    ['math><mi', 30_000],
  ])('<%s> %i times', async (tags, count) => {
    const { text, content, blocks, report } = await importPage(`${`<${tags}>`.repeat(count)}x`)
    expect(text).toBe('x')
    expect(blockProblems(text, content, blocks)).toEqual([])
    expect(checkRichText(content)).toEqual(content)
    expect(report.map(({ code }) => code)).toEqual(['flattened', 'whole-page'])
  })

  test('with words at every depth loses none', async () => {
    const { text } = await importPage('<div>word <p>other '.repeat(5000))
    expect(text.match(/word/g)?.length).toBe(5000)
    expect(text.match(/other/g)?.length).toBe(5000)
  })

  test.each([['svg'], ['template'], ['script']])('unread elements: <%s>', async (tag) => {
    expect(await importPage(`${`<${tag}>`.repeat(60_000)}x`)).toMatchObject({ text: '' })
  })
})

describe('absurd size', () => {
  test('a megabyte in one line opens', async () => {
    const { text } = await importPage(`<!doctype html><p>${'word '.repeat(200_000)}`)
    expect(text.length).toBe(999_999)
  })

  test('twenty thousand links in a row open', async () => {
    const { text } = await importPage('<a href=https://x.example/>x</a>'.repeat(20_000))
    expect(text.length).toBe(20_000)
  })

  test('a page that grows without end while it is parsed is one clear error', async () => {
    // Each paragraph opens every font element again: the tree grows with the square of the page.
    const fonts = Array.from({ length: 20_000 }, (_, index) => `<p><font size=${index}>`).join('')
    const limits = { timeoutMs: 5000, memoryMb: 256 }
    await expect(importPage(fonts, limits)).rejects.toMatchObject({
      code: expect.stringMatching(/^(?:too_large|timeout)$/),
    })
    expect(await importPage('<p>still here')).toMatchObject({ text: 'still here' })
  })

  test('an import can be cancelled, and the next one works', async () => {
    const controller = new AbortController()
    const page = importPage('<p><b>'.repeat(500_000), { signal: controller.signal })
    setTimeout(() => controller.abort(), 50)
    await expect(page).rejects.toMatchObject({ code: 'cancelled' })
    expect(await importPage('<p>still here')).toMatchObject({ text: 'still here' })
  })

  test('a refusal crosses the thread as it is', async () => {
    const bytes = Buffer.from('\x89PNG\0', 'latin1')
    await expect(runner.runJob('readSource', { name: 'a.png', bytes })).rejects.toMatchObject({
      code: 'unsupported',
      message: expect.stringMatching(/^looks like a PNG image; what can be imported: text, /),
      details: { looksLike: 'a PNG image' },
    })
  })
})
