import { fieldOf, isRecord } from '../../../core/export/jsonFields.ts'

export const ANNOTATION = 'uima.tcas.Annotation'
export const DOCUMENT_ANNOTATION = 'uima.tcas.DocumentAnnotation'
const TOP = 'uima.cas.TOP'

/** The types a CAS declares, with what each takes over from the one above it. */
export interface TypeSystem {
  isDeclared(type: string): boolean
  isA(type: string, ancestor: string): boolean
  /** What a feature holds by its declaration, from the first declared; those of the types above come first. */
  featuresOf(type: string): ReadonlyMap<string, string>
}

interface Declaration {
  readonly above: string
  readonly features: ReadonlyMap<string, string>
}

/** Real types have less than ten above them. */
const MOST_LEVELS = 30

/** What UIMA declares by itself of what has a place. */
const predefined: readonly (readonly [string, Declaration])[] = [
  [ANNOTATION, { above: 'uima.cas.AnnotationBase', features: new Map() }],
  [
    DOCUMENT_ANNOTATION,
    { above: ANNOTATION, features: new Map([['language', 'uima.cas.String']]) },
  ],
]

/** Reads `%TYPES`; what is no declaration there declares nothing. */
export function typeSystemOf(section: unknown): TypeSystem {
  const declarations = new Map<string, Declaration>()
  for (const [name, type] of isRecord(section) ? Object.entries(section) : []) {
    if (!isRecord(type)) continue
    const above = fieldOf(type, '%SUPER_TYPE')
    const features = Object.entries(type).filter(([key]) => !key.startsWith('%'))
    declarations.set(name, {
      above: typeof above === 'string' ? above : TOP,
      features: new Map(features.map(([feature, range]) => [feature, rangeOf(range)])),
    })
  }
  for (const [name, declaration] of predefined) declarations.set(name, declaration)
  const lineageOf = kept((type) => climb(declarations, type))
  const featuresOf = kept((type) => {
    const above = lineageOf(type).toReversed()
    return new Map(above.flatMap((each) => [...(declarations.get(each)?.features ?? [])]))
  })
  return {
    isDeclared: (type) => declarations.has(type),
    isA: (type, ancestor) => lineageOf(type).includes(ancestor),
    featuresOf,
  }
}

/** Worked out once for each type: a file has few types and many structures of each. */
function kept<Found>(find: (type: string) => Found): (type: string) => Found {
  const found = new Map<string, Found>()
  return (type) => {
    const known = found.get(type) ?? find(type)
    found.set(type, known)
    return known
  }
}

function rangeOf(feature: unknown): string {
  const range = isRecord(feature) ? fieldOf(feature, '%RANGE') : null
  return typeof range === 'string' ? range : ''
}

/** The type and all above it; a ring of them ends where it began. */
function climb(declarations: ReadonlyMap<string, Declaration>, type: string): string[] {
  const lineage = new Set<string>()
  for (let at: string | undefined = type; at !== undefined && !lineage.has(at); ) {
    if (lineage.size === MOST_LEVELS) break
    lineage.add(at)
    at = declarations.get(at)?.above
  }
  return [...lineage]
}
