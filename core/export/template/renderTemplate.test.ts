import { describe, expect, test } from 'vitest'
import { AppError } from '../../model/error.ts'
import { renderTemplate } from './renderTemplate.ts'

const model = {
  exportedAt: '2026-11-24T08:30:00.000Z',
  title: 'Apples & <pears>',
  lines: 'one\ntwo',
  nothing: null,
  documents: [
    { title: 'First', state: 'exact' },
    { title: 'Second', state: 'edited' },
  ],
}

function markdown(template: string): string {
  return renderTemplate('markdown', template, model)
}

function html(template: string): string {
  return renderTemplate('html', template, model)
}

/** What the error's details say of the place and the reason. */
function faultOf(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    expect(error.code).toBe('invalid_input')
    return error.details?.['template']
  }
  throw new Error('nothing is wrong with it')
}

describe('a template', () => {
  test('writes values as they are into Markdown, and escaped into HTML unless raw', () => {
    expect(markdown('{{ title }}{{ nothing }}')).toBe('Apples & <pears>')
    expect(html('{{ title }}')).toBe('Apples &amp; &lt;pears&gt;')
    expect(html('{{ title | raw }}{% echo title %}')).toBe(
      'Apples & <pears>Apples &amp; &lt;pears&gt;',
    )
  })

  test('has filters of ours for Markdown', () => {
    expect(markdown('{{ lines | blockquote }}')).toBe('> one\n> two')
    expect(markdown('{{ "a*b" | escape_markdown }} {{ "a`b" | code_span }}')).toBe('a\\*b ``a`b``')
  })

  test('chooses and counts', () => {
    const template = '{% assign found = documents | where: "state", "edited" %}{{ found.size }}'
    expect(markdown(`${template} {{ found.first.title }}`)).toBe('1 Second')
    expect(markdown('{% if nothing %}yes{% else %}no{% endif %}')).toBe('no')
  })

  test('writes dates alike on every machine', () => {
    const template = '{{ "2026-03-01T23:30:00.000Z" | date: "%Y-%m-%d %H:%M %b" }}'
    expect(markdown(template)).toBe('2026-03-01 23:30 Mar')
  })

  test.each([
    ['{{ "now" | date: "%Y-%m-%d %H:%M" }}', '2026-11-24 08:30'],
    ['{{ "today" | date: "%H:%M", 60 }}', '07:30'],
    ['{{ "now" | date_to_xmlschema }}', '2026-11-24T08:30:00+00:00'],
    ['{{ "now" | date_to_rfc822 }}', 'Tue, 24 Nov 2026 08:30:00 +0000'],
    ['{{ "now" | date_to_string }}', '24 Nov 2026'],
    ['{{ "now" | date_to_long_string: "ordinal" }}', '24th November 2026'],
  ])('has the time of the export for now: %s', (template, written) => {
    expect(markdown(template)).toBe(written)
  })
})

describe('an error names the line, the column and the line’s text', () => {
  const cases: readonly [
    what: string,
    template: string,
    place: [number, number],
    reason: RegExp,
  ][] = [
    ['a variable that is not there', 'a\n\n  {{ titel }}', [3, 6], /undefined variable: titel/],
    [
      'a property that is not there',
      'x\r\n{% for d in documents %}\r\n{{ d.titel }}{% endfor %}',
      [3, 4],
      /undefined variable: d\.titel/,
    ],
    ['a filter that is not there', '\n{{ title | shout }}', [2, 1], /undefined filter: shout/],
    ['a tag that is not there', 'a\n{% shout %}', [2, 1], /tag "shout" not found/],
    ['a tag that is not closed', '\n\n{% for d in documents %}\nx', [3, 1], /not closed/],
    ['a value that is not closed', 'a\n{{ title', [2, 1], /not closed/],
    ['a value that is none', 'a\n\n{{ | }}', [3, 4], /invalid value expression/],
  ]

  test.each(cases)('%s', (_what, template, [line, column], reason) => {
    expect(faultOf(() => markdown(template))).toEqual({
      line,
      column,
      text: template.split(/\r?\n/)[line - 1],
      reason: expect.stringMatching(reason),
    })
  })

  test('in its message, too', () => {
    expect(() => markdown('a\n  {{ titel }}')).toThrow(
      'template, line 2, column 6: undefined variable: titel: {{ titel }}',
    )
  })
})

describe('a hostile template', () => {
  test.each(['include', 'render', 'layout'])('reads no file by %s', (tag) => {
    expect(faultOf(() => markdown(`{% ${tag} "/etc/passwd" %}`))).toMatchObject({
      reason: `tag "${tag}" not found`,
    })
  })

  test.each([
    '{{ constructor }}',
    '{{ __proto__ }}',
    '{{ toString }}',
    '{{ title.constructor }}',
    '{{ documents.constructor.constructor }}',
    '{{ documents[0].__proto__ }}',
    '{{ documents["constructor"] }}',
    '{{ documents.first.hasOwnProperty }}',
  ])('sees nothing of JavaScript: %s', (template) => {
    expect(faultOf(() => markdown(template))).toMatchObject({
      reason: expect.stringContaining('undefined variable'),
    })
  })

  test('names prototypes in filters in vain, and changes none', () => {
    expect(markdown('{{ documents | map: "constructor" | join: "" }}')).toBe('')
    markdown('{% assign __proto__ = documents %}{% increment constructor %}')
    expect(Object.hasOwn(Object.prototype, 'title')).toBe(false)
    expect({}.constructor).toBe(Object)
  })

  test('ends after its time, at the line where it was', () => {
    const limits = { time: 100, characters: 100_000_000 }
    const loops = '{% for a in (1..99999) %}\n{% for b in (1..99999) %}\n{{ b }}'
    const template = `${loops}{% endfor %}{% endfor %}`
    const fault = faultOf(() => renderTemplate('markdown', template, model, limits))
    expect(fault).toMatchObject({ reason: 'it takes longer than 0.1 s' })
  })

  test.each([
    ['by ranges', '{% for a in (1..999999999) %}{% endfor %}'],
    ['by values', '{% for a in (1..9999) %}{{ lines }}{{ documents }}{% endfor %}'],
    ['by words of its own', `{% for a in (1..9999) %}${'word '.repeat(9)}{% endfor %}`],
    ['by growing', '{% for a in (1..60) %}{% assign lines = lines | append: lines %}{% endfor %}'],
    [
      'by capturing',
      `{% capture a %}xy{% endcapture %}${'{% capture a %}{{ a }}{{ a }}{% endcapture %}'.repeat(40)}{{ a }}`,
    ],
  ])('writes no more than it may, %s', (_how, template) => {
    const limits = { time: 20_000, characters: 100_000 }
    expect(faultOf(() => renderTemplate('markdown', template, model, limits))).toMatchObject({
      reason: 'it writes too much',
    })
  })

  test('is refused where it is nested absurdly', () => {
    const template = `${'{% if true %}'.repeat(50_000)}${'{% endif %}'.repeat(50_000)}`
    expect(faultOf(() => markdown(template))).toMatchObject({ reason: 'it is nested too deeply' })
  })
})
