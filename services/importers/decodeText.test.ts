import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { decodeText } from './decodeText.ts'

const folder = new URL('../../tests/fixtures/text-encodings/', import.meta.url)

function bytesOf(file: string): Uint8Array {
  return readFileSync(new URL(file, folder))
}

const { files: cases } = z
  .object({
    files: z.array(
      z.object({
        file: z.string(),
        encoding: z.string(),
        expectedText: z.string(),
        lossy: z.boolean(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')))

describe('a file of known text', () => {
  test('31 of them', () => expect(cases.length).toBe(31))

  test.each(cases)('$file', ({ file, encoding, expectedText, lossy }) => {
    const decoded = decodeText(bytesOf(file))
    expect(decoded.text).toBe(expectedText)
    expect(encoding).toContain(decoded.encoding)
    expect(decoded.report.some(({ code }) => code === 'invalid-bytes')).toBe(lossy)
  })

  test('of quotation marks between words in windows-1252', () => {
    const { text, encoding } = decodeText(bytesOf('tika-testTXT_win-1252.txt'))
    expect(encoding).toBe('windows-1252')
    expect(text).toContain('a “windows” encoding')
  })
})

/** Sentences as found in encyclopaedias, each with the letters its language is told by. */
const sentences: ReadonlyArray<readonly [encoding: string, text: string]> = [
  ['windows-1252', 'Le garçon a été très déçu ; « où est-il ? » demanda-t-elle, l’œil sévère.'],
  [
    'windows-1252',
    'Die Bürger müssen über größere Änderungen früh informiert werden – „so“ heißt es.',
  ],
  ['windows-1252', '¿Qué pasó en la reunión de mañana? El señor Núñez salió rápido.'],
  [
    'windows-1250',
    'Praha je hlavní a současně největší město České republiky. Leží na řece Vltavě, uvnitř kraje, jehož je správním centrem, ale není jeho součástí.',
  ],
  [
    'iso-8859-2',
    'Warszawa jest ośrodkiem naukowym, kulturalnym, politycznym oraz gospodarczym, położonym na Nizinie Środkowomazowieckiej, nad Wisłą.',
  ],
  [
    'windows-1254',
    'Ankara, Türkiye’nin başkenti ve en kalabalık ikinci ilidir. Şehrin ekonomisi ticaret ve sanayiye dayanır; tarımın ağırlığı gittikçe azalmaktadır.',
  ],
  ['windows-1251', 'София е столицата и най-големият град на България.'],
  ['iso-8859-5', 'Сегодня хорошая погода, и мы пошли гулять в парк.'],
  ['iso-8859-7', 'Σήμερα ο καιρός είναι καλός και πήγαμε βόλτα στο πάρκο.'],
  ['iso-8859-8', 'היום מזג האוויר נעים והלכנו לטייל בפארק עם חברים.'],
  [
    'windows-874',
    'กรุงเทพมหานคร เป็นเมืองหลวงและนครที่มีประชากรมากที่สุดของประเทศไทย เป็นศูนย์กลางการปกครอง การศึกษา การคมนาคมขนส่ง',
  ],
]

describe('a guess', () => {
  test.each(sentences)('%s: %s', (encoding, text) => {
    const decoded = decodeText(iconv.encode(text, encoding))
    expect(decoded.text).toBe(text)
    expect(decoded.report.map(({ code }) => code)).toEqual(['encoding-guessed'])
  })

  test('is UTF-8 where a long UTF-8 text has a few bad bytes', () => {
    const text = Buffer.from('Žluťoučký kůň úpěl ďábelské ódy. '.repeat(50))
    const { encoding, report } = decodeText(Buffer.concat([text, Buffer.of(0xff, 0x20, 0xe9)]))
    expect(encoding).toBe('utf-8')
    expect(report).toEqual([
      { code: 'invalid-bytes', message: '2 places are not valid utf-8 and shown as U+FFFD.' },
    ])
  })

  test('of windows-1252 survives a byte it has no character for', () => {
    const text = iconv.encode('Déjà vu à l’été, côté cour. '.repeat(20), 'windows-1252')
    const { encoding, report } = decodeText(Buffer.concat([text, Buffer.of(0x81)]))
    expect(encoding).toBe('windows-1252')
    expect(report.map(({ code }) => code)).toEqual(['encoding-guessed', 'invalid-bytes'])
  })

  test('of ISO-2022-JP, whose bytes are all ASCII', () => {
    const bytes = Buffer.from('\u001b$BF|K\\8l\u001b(B text', 'latin1')
    expect(decodeText(bytes)).toMatchObject({ text: '日本語 text', encoding: 'iso-2022-jp' })
  })

  test('of UTF-16 without a mark from one ASCII character among others', () => {
    const text = '漢字だけの文章。\n二行目も漢字とかなだけです。'
    expect(decodeText(iconv.encode(text, 'utf-16be', { addBOM: false }))).toMatchObject({
      text,
      encoding: 'utf-16be',
    })
  })
})

describe('a declared encoding', () => {
  const arabic = 'هذا نص قصير'

  test('is taken where the bytes fit it, without a word', () => {
    const bytes = iconv.encode(arabic, 'iso-8859-6')
    expect(decodeText(bytes, 'ISO-8859-6')).toEqual({
      text: arabic,
      encoding: 'iso-8859-6',
      report: [],
    })
  })

  test('is not taken where the file is UTF-8', () => {
    expect(decodeText(Buffer.from(arabic), 'iso-8859-6')).toMatchObject({ encoding: 'utf-8' })
  })

  test('is doubted aloud where the bytes do not fit it', () => {
    const { report } = decodeText(iconv.encode('“Quoted” – it’s', 'windows-1252'), 'iso-8859-6')
    expect(report[0]?.message).toMatch(/^The file says its characters are iso-8859-6, which/)
  })

  test('of no known name is passed over', () => {
    expect(decodeText(Buffer.from([0x63, 0x61, 0x66, 0xe9]), 'hex')).toMatchObject({ text: 'café' })
  })
})

const wellFormed = fc.string({ unit: 'binary' }).map((text) => text.toWellFormed())

function withLineFeeds(text: string): string {
  return text.split('\r\n').join('\n').split('\r').join('\n')
}

describe('any text', () => {
  test('in UTF-8 changes nothing but its line ends', () => {
    fc.assert(
      fc.property(wellFormed, (text) => {
        const plain = text.replace(/^\ufeff/, '')
        const bytes = Buffer.from(plain)
        // Two zero bytes at even places may be UTF-16 as well; such a file is a guess either way.
        fc.pre(!plain.includes('\0'))
        expect(decodeText(bytes)).toMatchObject({ text: withLineFeeds(plain), encoding: 'utf-8' })
      }),
    )
  })

  test.each(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])('in %s with a mark', (encoding) => {
    fc.assert(
      fc.property(wellFormed, (text) => {
        // UTF-16 that begins with U+0000 after its mark is UTF-32's mark.
        fc.pre(!text.startsWith('\0'))
        const bytes = iconv.encode(`\ufeff${text}`, encoding, { addBOM: false })
        expect(decodeText(bytes)).toMatchObject({ text: withLineFeeds(text), encoding })
      }),
    )
  })

  test('any bytes give text without lone surrogates', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const { text } = decodeText(bytes)
        expect(text.isWellFormed()).toBe(true)
        expect(text).not.toContain('\r')
      }),
    )
  })
})
