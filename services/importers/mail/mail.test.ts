import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { importSource } from '../importSource.ts'
import { wordRatio, wordsOf } from '../wordRatio.fixture.ts'

const folder = new URL('../../../tests/fixtures/mail/', import.meta.url)

function importFixture(name: string) {
  return importSource({ name, bytes: readFileSync(new URL(name, folder)) })
}

function importMail(source: string) {
  return importSource({ name: 'a.eml', bytes: new TextEncoder().encode(source) })
}

describe('a saved web page', () => {
  test('is read like the page, with where and when it was saved', async () => {
    const { text, metadata, extractor } = await importFixture('A_KAE.mhtml')
    const baseline = readFileSync(new URL('A_KAE.txt', folder), 'utf8')
    expect(wordRatio(wordsOf(text), wordsOf(baseline))).toBeGreaterThanOrEqual(0.98)
    expect(extractor).toBe('variorum/mhtml')
    expect(metadata).toMatchObject({
      URL: 'https://www.gesetze-im-internet.de/kaeaano/BJNR507500943.html',
      accessed: { 'date-parts': [[2024, 8, 30]] },
    })
  })

  test('of another browser is read as well', async () => {
    expect((await importFixture('tika-testMHTMLFirefox.mhtml')).text).toContain('Aperture')
  })

  test('without a page is refused', async () => {
    const bytes = new TextEncoder().encode('Content-Type: text/css\r\n\r\np {}')
    await expect(importSource({ name: 'a.mhtml', bytes })).rejects.toMatchObject({
      code: 'corrupt',
    })
  })

  test('that was cut off gives what is there, with its pictures', async () => {
    const mhtml = [
      'Content-Type: multipart/related; boundary="b"',
      '',
      '--b',
      'Content-Type: text/html',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      '<p>caf=C3=A9</p><img src=3D"https://example.org/a.png" alt=3D"A">',
      '--b',
      'Content-Type: image/png',
      'Content-Location: https://example.org/a.png',
      'Content-Transfer-Encoding: base64',
      '',
      'iVBORw0KGgo=',
    ].join('\r\n')
    const source = await importSource({ name: 'a.mht', bytes: new TextEncoder().encode(mhtml) })
    expect(source.text).toBe('café')
    expect(JSON.stringify(source.content)).toContain('data:image/png;base64,iVBORw0KGgo=')
  })
})

describe('a mail message', () => {
  test('has who, when and what before its text', async () => {
    const mail =
      'From: Ann <a@example.org>\nTo: b@example.org\nSubject: Hi\nDate: Mon, 2 Mar 2020 10:00:00 +0100\n\nOne.\n\nTwo.\n'
    const { text, title, metadata } = await importMail(mail)
    expect(text).toMatch(
      /^From: Ann <a@example.org>\nTo: b@example.org\nDate: .*\nSubject: Hi\nOne\.\nTwo\.$/,
    )
    expect(title).toBe('Hi')
    expect(metadata).toMatchObject({
      author: [{ literal: 'Ann' }],
      issued: { 'date-parts': [[2020, 3, 2]] },
    })
  })

  test('of HTML alone is read as a page, and asks for nothing', async () => {
    const html =
      '<p>Hello <b>you</b></p><img src="http://127.0.0.1:1/x.png"><script>alert(1)</script>'
    const { text, content } = await importMail(`Subject: x\nContent-Type: text/html\n\n${html}`)
    expect(text).toBe('Subject: x\nHello you')
    expect(JSON.stringify(content)).not.toContain('"src":"http')
  })

  test('names its attachments', async () => {
    const { text, report } = await importFixture('tika-testRFC822_multipart_attachments.eml')
    expect(text).toContain('Hi,')
    expect(report).toMatchObject([{ code: 'attachments-left-out' }])
  })

  test.each(readdirSync(folder).filter((name) => name.endsWith('.eml')))(
    '%s opens',
    async (name) => {
      expect((await importFixture(name)).text).not.toBe('')
    },
  )
})
