import { isRecord, type JsonRecord } from '../../core/export/jsonFields.ts'
import { splitsSurrogatePair } from '../../core/text/offsets.ts'

/** Whether JSON holds what a feature of this range may hold; references are numbers of structures. */
const primitives: Readonly<Record<string, (value: unknown) => boolean>> = {
  'uima.cas.String': (value) => typeof value === 'string' && value.isWellFormed(),
  'uima.cas.Integer': (value) => Number.isInteger(value),
  'uima.cas.Boolean': (value) => typeof value === 'boolean',
  'uima.cas.Double': (value) => typeof value === 'number',
  'uima.cas.Float': (value) => typeof value === 'number',
}

/** What UIMA declares itself, as far as documents need it. */
const predefined: Readonly<Record<string, { above: string | null; features: object }>> = {
  'uima.cas.TOP': { above: null, features: {} },
  'uima.cas.FloatArray': { above: 'uima.cas.TOP', features: {} },
  'uima.cas.DoubleArray': { above: 'uima.cas.TOP', features: {} },
  'uima.cas.Sofa': {
    above: 'uima.cas.TOP',
    features: {
      sofaNum: 'uima.cas.Integer',
      sofaID: 'uima.cas.String',
      mimeType: 'uima.cas.String',
      sofaString: 'uima.cas.String',
    },
  },
  'uima.cas.AnnotationBase': { above: 'uima.cas.TOP', features: { sofa: 'uima.cas.Sofa' } },
  'uima.tcas.Annotation': {
    above: 'uima.cas.AnnotationBase',
    features: { begin: 'uima.cas.Integer', end: 'uima.cas.Integer' },
  },
  'uima.tcas.DocumentAnnotation': {
    above: 'uima.tcas.Annotation',
    features: { language: 'uima.cas.String' },
  },
}

/** Words that dkpro-cassis cannot make attributes of, or renames. */
const pythons = new Set(['self', 'type', 'class', 'from', 'in', 'is', 'not', 'or', 'and', 'def'])

/**
 * What is wrong with a UIMA CAS JSON, by its specification 0.4.0 (SPECIFICATION.adoc of uima-uimaj-io-jsoncas) and by what
 * dkpro-cassis asks of what it reads: everything declared, ids and keys in their order, references that lead somewhere,
 * texts before what stands on them, offsets within their text.
 */
export function casFaults(json: string): string[] {
  const cas: unknown = JSON.parse(json)
  if (!isRecord(cas)) return ['no object']
  const faults: string[] = []
  const keys = Object.keys(cas)
  const order = ['%TYPES', '%FEATURE_STRUCTURES', '%VIEWS']
  if (keys.join() !== order.join()) faults.push(`sections: ${keys.join()}`)
  const types = typesOf(cas, faults)
  const structures = cas['%FEATURE_STRUCTURES']
  const all = Array.isArray(structures) ? structures.filter(isRecord) : []
  const byId = new Map(all.map((each) => [each['%ID'], each]))
  if (byId.size !== all.length) faults.push('an id twice')
  const seen = new Set<unknown>()
  for (const structure of all) {
    const said = structureFaults(structure, types, byId, seen)
    faults.push(...said.map((fault) => `${structure['%ID']} ${structure['%TYPE']}: ${fault}`))
    seen.add(structure['%ID'])
  }
  return [...faults, ...viewFaults(cas['%VIEWS'], byId, types)]
}

interface Types {
  isA(type: unknown, ancestor: string): boolean
  /** Undefined for a type that nobody declares. */
  featuresOf(type: unknown): ReadonlyMap<string, string> | undefined
}

function typesOf(cas: JsonRecord, faults: string[]): Types {
  const section = cas['%TYPES']
  const types = new Map<unknown, { above: string | null; features: Map<string, string> }>()
  for (const [name, { above, features }] of Object.entries(predefined)) {
    types.set(name, { above, features: new Map(Object.entries(features)) })
  }
  for (const [name, type] of isRecord(section) ? Object.entries(section) : []) {
    if (!isRecord(type) || type['%NAME'] !== name) faults.push(`${name}: another name`)
    if (types.has(name)) faults.push(`${name}: predefined`)
    const features = new Map<string, string>()
    for (const [feature, declared] of Object.entries(isRecord(type) ? type : {})) {
      if (feature.startsWith('%')) continue
      const range = isRecord(declared) ? declared['%RANGE'] : null
      const isNamed = isRecord(declared) && declared['%NAME'] === feature
      const isWord = /^[A-Za-z]\w*$/.test(feature) && !pythons.has(feature)
      if (!isNamed || !isWord) faults.push(`${name}.${feature}: its name`)
      features.set(feature, String(range))
    }
    types.set(name, { above: isRecord(type) ? String(type['%SUPER_TYPE']) : null, features })
  }
  const lineageOf = (type: unknown): unknown[] => {
    const above = types.get(type)?.above ?? null
    return above === null ? [type] : [type, ...lineageOf(above)]
  }
  for (const [name, { above, features }] of types) {
    if (above !== null && !types.has(above)) faults.push(`${name}: no type ${above}`)
    for (const [feature, range] of features) {
      const element = range.replace(/\[\]$/, '')
      if (!types.has(element) && primitives[element] === undefined) {
        faults.push(`${name}.${feature}: no type ${range}`)
      }
      const isInherited = lineageOf(above).some((each) => types.get(each)?.features.has(feature))
      if (isInherited) faults.push(`${name}.${feature}: declared above`)
    }
  }
  return {
    isA: (type, ancestor) => lineageOf(type).includes(ancestor),
    featuresOf: (type) => {
      if (!types.has(type)) return undefined
      return new Map(lineageOf(type).flatMap((each) => [...(types.get(each)?.features ?? [])]))
    },
  }
}

function structureFaults(
  structure: JsonRecord,
  types: Types,
  byId: ReadonlyMap<unknown, JsonRecord>,
  seen: ReadonlySet<unknown>,
): string[] {
  const [first, second, ...names] = Object.keys(structure)
  if (first !== '%ID' || second !== '%TYPE') return ['id and type do not come first']
  const id = structure['%ID']
  if (!Number.isSafeInteger(id) || Number(id) < 1) return ['an id that is none']
  if (String(structure['%TYPE']).endsWith('[]')) return arrayFaults(structure, byId)
  const features = types.featuresOf(structure['%TYPE'])
  if (features === undefined) return ['a type that is not declared']
  const faults = names.flatMap((name) => {
    if (name === '%ELEMENTS') return []
    const isReference = name.startsWith('@')
    const range = features.get(name.replace(/^[@#]/, ''))
    if (range === undefined) return [`${name} is not declared`]
    const value = structure[name]
    if (!isReference) return primitives[range]?.(value) === false ? [`${name} is no ${range}`] : []
    const target = byId.get(value)
    const isIt = range.endsWith('[]')
      ? target?.['%TYPE'] === range
      : types.isA(target?.['%TYPE'], range)
    return isIt ? [] : [`${name} leads to no ${range}`]
  })
  const isAnnotation = types.isA(structure['%TYPE'], 'uima.tcas.Annotation')
  return isAnnotation ? [...faults, ...placeFaults(structure, byId, seen)] : faults
}

function arrayFaults(structure: JsonRecord, byId: ReadonlyMap<unknown, JsonRecord>): string[] {
  const elements = structure['%ELEMENTS']
  const isWhole = Array.isArray(elements) && elements.every((each) => byId.has(each))
  return isWhole ? [] : ['elements that are not there']
}

function placeFaults(
  structure: JsonRecord,
  byId: ReadonlyMap<unknown, JsonRecord>,
  seen: ReadonlySet<unknown>,
): string[] {
  const sofa = structure['@sofa']
  if (!seen.has(sofa)) return ['its text comes later or never']
  const text = String(byId.get(sofa)?.['sofaString'])
  const [begin, end] = [Number(structure['begin']), Number(structure['end'])]
  const isWithin = begin >= 0 && begin <= end && end <= text.length
  const isWhole = !splitsSurrogatePair(text, begin) && !splitsSurrogatePair(text, end)
  return isWithin && isWhole ? [] : [`${begin}–${end} is no place in its text`]
}

function viewFaults(
  section: unknown,
  byId: ReadonlyMap<unknown, JsonRecord>,
  types: Types,
): string[] {
  if (!isRecord(section)) return ['no views']
  return Object.entries(section).flatMap(([name, view]) => {
    const { '%SOFA': sofa, '%MEMBERS': members } = isRecord(view) ? view : {}
    if (!Array.isArray(members)) return [`${name}: no members`]
    const faults: string[] = []
    if (byId.get(sofa)?.['sofaID'] !== name) faults.push(`${name}: another sofa`)
    if (members.join() !== [...new Set(members)].toSorted((a, b) => a - b).join()) {
      faults.push(`${name}: members not in order`)
    }
    const documents = members.filter((member) =>
      types.isA(byId.get(member)?.['%TYPE'], 'uima.tcas.DocumentAnnotation'),
    )
    if (documents.length > 1) faults.push(`${name}: several documents`)
    for (const member of members) {
      const structure = byId.get(member)
      const type = structure?.['%TYPE']
      if (structure === undefined) faults.push(`${name}: ${member} is not there`)
      if (type === 'uima.cas.Sofa') faults.push(`${name}: a sofa is a member`)
      if (types.isA(type, 'uima.tcas.Annotation') && structure?.['@sofa'] !== sofa) {
        faults.push(`${name}: ${member} is on another text`)
      }
    }
    return faults
  })
}
