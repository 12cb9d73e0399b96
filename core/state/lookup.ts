import { AppError } from '../model/error.ts'
import type { Id } from '../model/id.ts'

const indexes = new WeakMap<readonly { id: Id }[], ReadonlyMap<Id, { id: Id }>>()

/** Records by id; made once per array, which must not change afterwards. */
export function byId<T extends { readonly id: Id }>(records: readonly T[]): ReadonlyMap<Id, T> {
  const known = indexes.get(records)
  // The map kept for an array holds that array's own records.
  if (known !== undefined) return known as ReadonlyMap<Id, T>
  const index = new Map(records.map((record) => [record.id, record]))
  indexes.set(records, index)
  return index
}

/** The record that a foreign key promises. */
export function required<T>(records: ReadonlyMap<Id, T>, id: Id): T {
  const record = records.get(id)
  if (record === undefined) throw new AppError('corrupt', `nothing has the id ${id}`)
  return record
}

/** Records by a key; those whose key is null are left out. */
export function groupBy<T, K>(records: readonly T[], keyOf: (record: T) => K | null): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const record of records) {
    const key = keyOf(record)
    if (key === null) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [record])
    else group.push(record)
  }
  return groups
}
