import type { ImportReport } from '../../../core/export/importReport.ts'
import { fieldOf, isRecord, type JsonRecord } from '../../../core/export/jsonFields.ts'
import { type TypeSystem, typeSystemOf } from './typeSystem.ts'

/** One node of the graph: what it is, and its features as the file has them. */
export interface Structure {
  readonly id: number
  readonly type: string
  readonly features: JsonRecord
}

/** A CAS as its file has it. References lead by ids and may lead in rings: follow them with care. */
export interface Cas {
  readonly structures: ReadonlyMap<number, Structure>
  readonly types: TypeSystem
  /** Whether a view has it; what none has is there only because something refers to it. */
  isIndexed(structure: Structure): boolean
}

const SECTIONS = ['%TYPES', '%FEATURE_STRUCTURES', '%VIEWS'] as const

/** What UIMA wrote as JSON before, which cannot be read back: `_context`, `_views`, `_referenced_fss`. */
export function isOlderCas(json: unknown): boolean {
  return isRecord(json) && fieldOf(json, '_views', '_referenced_fss') !== undefined
}

/**
 * UIMA CAS JSON 0.4.0 (https://github.com/apache/uima-uimaj-io-jsoncas, SPECIFICATION.adoc), structures as a list or by
 * their ids. Null for any other JSON.
 */
export function casOf(json: unknown, report: ImportReport): Cas | null {
  if (!isRecord(json) || !SECTIONS.some((section) => Object.hasOwn(json, section))) return null
  const structures = structuresIn(fieldOf(json, '%FEATURE_STRUCTURES'), report)
  const indexed = membersIn(fieldOf(json, '%VIEWS'), structures, report)
  return {
    structures,
    types: typeSystemOf(fieldOf(json, '%TYPES')),
    isIndexed: ({ id }) => indexed === null || indexed.has(id),
  }
}

function structuresIn(section: unknown, report: ImportReport): ReadonlyMap<number, Structure> {
  const structures = new Map<number, Structure>()
  for (const [key, features] of entriesOf(section)) {
    const id = isRecord(features) ? (fieldOf(features, '%ID') ?? key) : null
    const type = isRecord(features) ? fieldOf(features, '%TYPE') : null
    if (!isRecord(features) || !isId(id) || typeof type !== 'string') report.add('cas_structure')
    else if (structures.has(id)) report.add('cas_id_twice')
    else structures.set(id, { id, type: type.toWellFormed(), features })
  }
  return structures
}

function entriesOf(section: unknown): [key: number | null, value: unknown][] {
  if (Array.isArray(section)) return section.map((value) => [null, value])
  if (!isRecord(section)) return []
  return Object.entries(section).map(([key, value]) => [Number(key), value])
}

function isId(value: unknown): value is number {
  return Number.isSafeInteger(value)
}

/** Null where the file has no views: then everything is in the only one there is. */
function membersIn(
  section: unknown,
  structures: ReadonlyMap<number, Structure>,
  report: ImportReport,
): ReadonlySet<number> | null {
  if (!isRecord(section) || Object.keys(section).length === 0) return null
  const members = new Set<number>()
  for (const view of Object.values(section)) {
    const listed = isRecord(view) ? fieldOf(view, '%MEMBERS') : null
    for (const member of Array.isArray(listed) ? listed : []) {
      if (isId(member) && structures.has(member)) members.add(member)
      else report.add('cas_reference_lost')
    }
  }
  return members
}

/** A feature that is no reference, however it is marked: `^` is a place in the text, `#` a number that JSON has not. */
export function featureOf({ features }: Structure, name: string): unknown {
  return fieldOf(features, name, `^${name}`, `#${name}`)
}

/** A text as it is, the empty one, too; null for anything else. */
export function textOf(structure: Structure, name: string): string | null {
  const value = featureOf(structure, name)
  return typeof value === 'string' ? value.toWellFormed() : null
}

/** A text that says something; null for anything else. */
export function stringOf(structure: Structure, name: string): string | null {
  const text = textOf(structure, name)
  return text === null || text.trim() === '' ? null : text
}

export function referenceOf({ structures }: Cas, from: Structure, name: string): Structure | null {
  const id = fieldOf(from.features, `@${name}`)
  return isId(id) ? (structures.get(id) ?? null) : null
}

/** Names of the features that refer to something; which text a structure is about is none of them. */
export function referencesOf({ features }: Structure): string[] {
  return Object.entries(features)
    .filter(([key, value]) => key.startsWith('@') && key !== '@sofa' && value !== null)
    .map(([key]) => key.slice(1))
}

/** Names and values of all other features, places left out. */
export function valuesOf({ features }: Structure): [name: string, value: unknown][] {
  return Object.entries(features)
    .filter(([key]) => !/^[%@]/.test(key))
    .map(([key, value]): [string, unknown] => [key.replace(/^[\^#]/, ''), value])
    .filter(([name]) => name !== 'begin' && name !== 'end')
}
