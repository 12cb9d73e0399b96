import { authorityOf } from '../../../core/export/authorityUri.ts'
import { fieldOf } from '../../../core/export/jsonFields.ts'
import { type Cas, referenceOf, referencesOf, type Structure, valuesOf } from './cas.ts'

/** What layers of INCEpTION and types of DKPro call the feature that says what an annotation is. */
const LABELS = [
  'value',
  'label',
  'code',
  'category',
  'kind',
  'type',
  'tag',
  'posvalue',
  'chunkvalue',
]
const COMMENTS = new Set(['comment', 'comments', 'note', 'notes', 'remark'])
const IDENTIFIER = 'identifier'

/** What the features of an annotation say, sorted into what we have. */
export interface ForeignFeatures {
  /** What it is, within its type; several where the feature holds several. */
  readonly labels: readonly string[]
  /** URIs of what it is about. */
  readonly identifiers: readonly string[]
  /** Everything else in words. */
  readonly notes: readonly string[]
  /** Features that lead to other annotations. */
  readonly references: readonly string[]
}

type Values = ReadonlyMap<string, readonly (string | number | boolean)[]>

/** Sorts the features of annotations of a CAS. */
export function featureReader(cas: Cas): (structure: Structure) => ForeignFeatures {
  const labelNames = new Map<string, string | null>()
  return (structure) => {
    const { values, references } = valuesWithin(cas, structure)
    const { type } = structure
    if (!labelNames.has(type)) labelNames.set(type, declaredLabel(cas, type))
    const label = labelNames.get(type) ?? likeliest(textsAmong(values))
    return { ...sorted(values, label), references }
  }
}

/** Features without a value, and those that have what UIMA gives to whatever nobody set, say nothing. */
function valuesWithin(cas: Cas, structure: Structure) {
  const values = new Map<string, (string | number | boolean)[]>()
  const references: string[] = []
  for (const [name, value] of valuesOf(structure)) {
    const said = sayings([value])
    if (said.length > 0) values.set(name, said)
  }
  for (const name of referencesOf(structure)) {
    const array = referenceOf(cas, structure, name)
    const elements = array === null ? null : fieldOf(array.features, '%ELEMENTS')
    const isList = Array.isArray(elements) && elements.every((each) => typeof each === 'string')
    const said = isList ? sayings(elements) : []
    if (said.length > 0) values.set(name, said)
    else if (!isList) references.push(name)
  }
  return { values, references }
}

function sayings(values: readonly unknown[]): (string | number | boolean)[] {
  return values.flatMap((value): (string | number | boolean)[] => {
    if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim().toWellFormed()]
    return (typeof value === 'number' && value !== 0) || value === true ? [value] : []
  })
}

/** By its declaration, so that all annotations of a type are told apart by one feature; null without one. */
function declaredLabel({ types }: Cas, type: string): string | null {
  const texts = [...types.featuresOf(type)].filter(([, range]) =>
    /String(?:Array|\[\])?$/.test(range),
  )
  return likeliest(texts.map(([name]) => name))
}

function textsAmong(values: Values): string[] {
  return [...values].flatMap(([name, [first]]) => (typeof first === 'string' ? [name] : []))
}

function likeliest(names: readonly string[]): string | null {
  const known = LABELS.flatMap((label) => names.find((name) => name.toLowerCase() === label) ?? [])
  const others = names.filter((name) => name !== IDENTIFIER && !isComment(name))
  return known[0] ?? others[0] ?? null
}

function isComment(name: string): boolean {
  return COMMENTS.has(name.toLowerCase())
}

function sorted(values: Values, label: string | null): Omit<ForeignFeatures, 'references'> {
  const labels: string[] = []
  const identifiers: string[] = []
  const notes: string[] = []
  const lines: string[] = []
  for (const [name, said] of values) {
    const words = said.map(String)
    const uris = words.filter((each) => name === IDENTIFIER || authorityOf(each) !== null)
    identifiers.push(...uris)
    const others = words.filter((each) => !uris.includes(each))
    if (others.length === 0) continue
    if (name === label) labels.push(...others)
    else if (isComment(name)) notes.push(...others)
    else lines.push(`${name}: ${others.join(', ')}`)
  }
  return { labels, identifiers, notes: lines.length === 0 ? notes : [...notes, lines.join('\n')] }
}
