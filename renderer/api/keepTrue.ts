import type { Query, QueryClient } from '@tanstack/react-query'
import type { Client } from '../../core/api/connect.ts'
import type { Unsubscribe } from '../../core/api/wire.ts'

/** Reads again what a change concerns; after a missed event, everything. */
export function keepTrue(client: Pick<Client, 'onChanged'>, cache: QueryClient): Unsubscribe {
  let lastSeq: number | null = null
  return client.onChanged(({ seq, topics }) => {
    const isGap = lastSeq !== null && seq > lastSeq + 1
    lastSeq = seq
    const isConcerned = ({ meta }: Query) => isGap || concerns(meta?.['topics'], topics)
    // An answer that is on its way may be older than the change, and a first one is not asked for again otherwise.
    void cache.resetQueries({ predicate: (query) => isConcerned(query) && isFirstAsking(query) })
    void cache.invalidateQueries({ predicate: isConcerned })
  })
}

function isFirstAsking({ state }: Query): boolean {
  return state.data === undefined && state.fetchStatus === 'fetching'
}

function concerns(of: unknown, changed: readonly string[]): boolean {
  return Array.isArray(of) && changed.some((topic) => of.includes(topic))
}
