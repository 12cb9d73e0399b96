import { parseJson } from '../export/parseJson.ts'
import { AppError } from '../model/error.ts'
import type { CslItem } from '../model/source.ts'
import { cslDateOf } from './cslDate.ts'
import { dateFields } from './cslFields.ts'

/**
 * The items of CSL-JSON: one, a list of them, or a list under `items`. What this app writes under `custom` comes
 * back to its place.
 * @throws AppError invalid_input for other JSON and for what is none, too_large when nested absurdly
 */
export function readCslJson(text: string): CslItem[] {
  const value = parseJson(text)
  const list = isObject(value) && Array.isArray(value['items']) ? value['items'] : value
  return (Array.isArray(list) ? list : [list]).map((item: unknown) => {
    if (!isObject(item) || !isItem(item)) {
      throw new AppError('invalid_input', 'not CSL-JSON: an item is no bibliographic record')
    }
    return itemOf(item)
  })
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isItem(item: Readonly<Record<string, unknown>>): boolean {
  return ['type', 'title', 'author', 'DOI', 'URL'].some((name) => Object.hasOwn(item, name))
}

function itemOf(item: Readonly<Record<string, unknown>>): CslItem {
  const custom = isObject(item['custom']) ? item['custom'] : {}
  const { license, ...rest } = custom
  const fields = Object.entries({
    ...item,
    custom: rest,
    ...(license !== undefined && { license }),
  })
  return Object.fromEntries(
    fields
      .filter(([name, value]) => name !== '__proto__' && value !== null && !isEmpty(value))
      .map(([name, value]) => [name, fieldOf(name, value)]),
  )
}

/** Dates may be texts (EDTF), numbers stand for keys: both are written as the rest of the app does. */
function fieldOf(name: string, value: unknown): unknown {
  if (name === 'id') return String(value)
  if (dateFields.has(name) && typeof value === 'string') return cslDateOf(value) ?? value
  return value
}

function isEmpty(value: unknown): boolean {
  return value === '' || (isObject(value) && Object.keys(value).length === 0)
}
