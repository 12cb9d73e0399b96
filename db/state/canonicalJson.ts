/**
 * JSON with the keys of every object sorted and nothing optional: equal values give equal bytes.
 * A property that is undefined is left out, as JSON.stringify does.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, sortKeys)
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const entries = Object.entries(value)
  entries.sort(([left], [right]) => (left < right ? -1 : 1))
  return Object.fromEntries(entries)
}
