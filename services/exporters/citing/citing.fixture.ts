import fc from 'fast-check'
import {
  cslTypes,
  dateFields,
  nameFields,
  numberFields,
  textFields,
} from '../../../core/bibliography/cslFields.ts'
import type { ExportDocument } from '../../../core/export/exportModel.ts'
import type { CslItem } from '../../../core/model/source.ts'
import { contentOfPlainText } from '../../../core/text/plainText.ts'

let made = 0

/** A document of two paragraphs. */
export function citedDocument(
  title: string,
  metadata: CslItem,
  pages: ExportDocument['pages'] = [],
): ExportDocument {
  const text = 'First\nSecond'
  made += 1
  return {
    id: `document-${made}`,
    title,
    language: null,
    metadata,
    revision: 2,
    capturedAt: '2026-01-02T10:00:00.000Z',
    textSha256: '',
    text,
    ...contentOfPlainText(text),
    pages,
    annotations: [],
    notes: [],
  }
}

/** A style that cites so and lists no sources. */
export function ownStyle(layout: string, macros = ''): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>Own</title><id>own</id><updated>2026-01-01T00:00:00+00:00</updated></info>${macros}
<citation><layout>${layout}</layout></citation>
</style>`
}

const words = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('شركة', 'משרד החוץ, ירושלים', '<i>a</i> <b>', '&amp;', '“”', "d'Été", '株式会社'),
)
/** Signs alone are no title: some styles take them for their own. */
export const arbitraryTitle: fc.Arbitrary<string> = fc
  .tuple(words, words)
  .map((parts) => parts.join('a'))

const name = fc.oneof(
  fc.record({ literal: words }),
  fc.record({ family: words, given: words, suffix: words }, { requiredKeys: [] }),
)
const date = fc.oneof(
  fc.record({ raw: words }),
  fc.record({ literal: words }),
  fc.record(
    {
      'date-parts': fc.array(
        fc.array(fc.oneof(fc.integer({ min: -500, max: 9999 }), words), {
          minLength: 1,
          maxLength: 3,
        }),
        { minLength: 1, maxLength: 2 },
      ),
      season: fc.oneof(fc.integer(), words),
      circa: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
)

function fieldsOf(names: ReadonlySet<string>, value: fc.Arbitrary<unknown>) {
  return fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 4 })
}

/** Facts of a source as bibliographies and people write them, and such as nobody should. */
export const arbitraryMetadata: fc.Arbitrary<CslItem> = fc
  .tuple(
    fc.record({ type: fc.constantFrom(...cslTypes) }, { requiredKeys: [] }),
    fieldsOf(textFields, words),
    fieldsOf(numberFields, fc.oneof(words, fc.integer())),
    fieldsOf(nameFields, fc.array(name, { maxLength: 3 })),
    fieldsOf(dateFields, date),
    fc.record(
      { author: fc.oneof(words, fc.array(name)), issued: date, own: fc.jsonValue() },
      { requiredKeys: [] },
    ),
  )
  .map((parts) => Object.assign({}, ...parts))
