/** Combining marks by the accent commands of LaTeX. */
const accents: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  c: '\u0327',
  k: '\u0328',
  d: '\u0323',
  b: '\u0331',
}

const symbols: ReadonlyMap<string, string> = new Map(
  Object.entries({
    aa: 'å',
    AA: 'Å',
    ae: 'æ',
    AE: 'Æ',
    oe: 'œ',
    OE: 'Œ',
    o: 'ø',
    O: 'Ø',
    l: 'ł',
    L: 'Ł',
    ss: 'ß',
    i: 'ı',
    j: 'ȷ',
    dh: 'ð',
    DH: 'Ð',
    th: 'þ',
    TH: 'Þ',
    dj: 'đ',
    DJ: 'Đ',
    S: '§',
    P: '¶',
    pounds: '£',
    copyright: '©',
    ldots: '…',
    dots: '…',
    textendash: '–',
    textemdash: '—',
    textquoteright: '’',
    textquoteleft: '‘',
    textquotedblleft: '“',
    textquotedblright: '”',
    textasciitilde: '~',
    textbackslash: '\u0001',
    LaTeX: 'LaTeX',
    TeX: 'TeX',
  }),
)

/** An accent on a letter: \'e, \'{e}, {\'e}, \'{\i}, \c c, \v{s}. */
const ACCENTED =
  /\\(?:([`'^~=."])\s*|([uvHckdbr])(?:\s+|(?=\{)))(?:\{\s*(\\[ij]|\p{L})\s*\}|(\\[ij](?![A-Za-z])|\p{L}))/gu
const SYMBOL = /\\([A-Za-z]+)(?:\s*\{\}|\s+|(?![A-Za-z]))/g

/**
 * The text that LaTeX would set, as far as titles and names of bibliographies use it: accents, letters and signs
 * become characters, commands of fonts and braces go, white space is one space.
 */
export function latexText(source: string): string {
  if (!/[\\{}~`'-]/.test(source)) return source.replaceAll(/\s+/g, ' ').trim()
  return source
    .replaceAll(ACCENTED, (_all, sign, letter, braced, plain) => {
      const base: string = (braced ?? plain).replace(/^\\/, '')
      return (base + (accents[sign ?? letter] ?? '')).normalize('NFC')
    })
    .replaceAll(/\\url\s*\{([^{}]*)\}/g, '$1')
    .replaceAll(SYMBOL, (_all, name: string) => symbols.get(name) ?? '')
    .replaceAll(/\\([&%$#_{}])/g, (_all, sign: string) => escaped[sign] ?? sign)
    .replaceAll(/\\[\\,;:! -]/g, ' ')
    .replaceAll('---', '—')
    .replaceAll('--', '–')
    .replaceAll('``', '“')
    .replaceAll("''", '”')
    .replaceAll(/[{}]/g, '')
    .replaceAll('~', ' ')
    .replaceAll('\u0001', '\\')
    .replaceAll('\u0002', '{')
    .replaceAll('\u0003', '}')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** An address or a DOI: its tildes and hyphens are its own, only what LaTeX makes people escape is undone. */
export function verbatimText(source: string): string {
  return source
    .replaceAll(/\\url(?![A-Za-z])/g, '')
    .replaceAll(/\\(?:textasciitilde|~)\s*(?:\{\})?/g, '~')
    .replaceAll(/\\([&%$#_])/g, '$1')
    .replaceAll(/[{}\s]/g, '')
}

/** Braces that are meant to be seen outlast those that group. */
const escaped: Readonly<Record<string, string>> = { '{': '\u0002', '}': '\u0003' }
