/** A JSON object from outside: nothing is known of it but that it is one. */
export type JsonRecord = Readonly<Record<string, unknown>>

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The first of the named members that the object itself has; undefined where it has none. */
export function fieldOf(record: JsonRecord, ...names: readonly string[]): unknown {
  const name = names.find((candidate) => Object.hasOwn(record, candidate))
  return name === undefined ? undefined : record[name]
}

/** JSON-LD lets one value stand for a list of one, and wraps ordered lists. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  if (Array.isArray(value)) return value
  const ordered = isRecord(value) ? fieldOf(value, '@list') : undefined
  return ordered === undefined ? [value] : listOf(ordered)
}

/** A text, plain or as a JSON-LD value object; null for anything else. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  if (Array.isArray(value) && value.length === 1) return textOf(value[0])
  const inner = isRecord(value) ? fieldOf(value, '@value') : undefined
  return typeof inner === 'string' ? inner : null
}

export function textsOf(value: unknown): string[] {
  return listOf(value).flatMap((item) => textOf(item) ?? [])
}

export function recordsOf(value: unknown): JsonRecord[] {
  return listOf(value).filter(isRecord)
}

/** The id of a thing that is given by its id or as an object that has one. */
export function idOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  return isRecord(value) ? textOf(fieldOf(value, 'id', '@id')) : null
}

const vocabulary = /^(?:oa:|as:|https?:\/\/www\.w3\.org\/ns\/(?:oa|activitystreams)#)/

/** Names of types, purposes or motivations without their namespace. */
export function termsOf(value: unknown): string[] {
  return listOf(value).flatMap((item) => idOf(item)?.replace(vocabulary, '') ?? [])
}

export function typesOf(record: JsonRecord): string[] {
  return termsOf(fieldOf(record, 'type', '@type'))
}
