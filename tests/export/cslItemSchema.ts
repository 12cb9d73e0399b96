import {
  cslTypes,
  dateFields,
  nameFields,
  numberFields,
  textFields,
} from '../../core/bibliography/cslFields.ts'

const text = { type: 'string' }
const number = { type: ['string', 'number'] }

/** What a name may be made of, after the specification of CSL 1.0.2, "Name Particles" and "Names". */
const name = {
  type: 'object',
  properties: {
    ...{ family: text, given: text, suffix: text, literal: text },
    ...{ 'dropping-particle': text, 'non-dropping-particle': text },
    'comma-suffix': { type: ['string', 'number', 'boolean'] },
    'static-ordering': { type: ['string', 'number', 'boolean'] },
    'parse-names': { type: ['string', 'number', 'boolean'] },
  },
  additionalProperties: false,
}

/** One date or a span of two, each a year, perhaps a month, perhaps a day; or what stands in the place of that. */
const date = {
  type: 'object',
  properties: {
    'date-parts': {
      type: 'array',
      items: { type: 'array', items: number, minItems: 1, maxItems: 3 },
      minItems: 1,
      maxItems: 2,
    },
    season: number,
    circa: { type: ['string', 'number', 'boolean'] },
    literal: text,
    raw: text,
  },
  additionalProperties: false,
}

function each(fields: Iterable<string>, shape: object): Record<string, object> {
  return Object.fromEntries([...fields].map((field) => [field, shape]))
}

/**
 * A bibliography in CSL-JSON as JSON Schema, written from the specification of CSL 1.0.2 (its names of types and
 * variables are those of `cslFields.ts`): what a program may count on that reads strictly.
 */
export const cslItemsSchema = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      type: { type: 'string', enum: [...cslTypes] },
      id: number,
      custom: { type: 'object' },
      categories: { type: 'array', items: text },
      ...each(nameFields, { type: 'array', items: name }),
      ...each(dateFields, date),
      ...each(numberFields, number),
      ...each(textFields, text),
    },
    required: ['type', 'id'],
    additionalProperties: false,
  },
}
