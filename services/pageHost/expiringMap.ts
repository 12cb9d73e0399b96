import type { Ports } from '../ports.ts'

/** A map that forgets each entry after the same time, when it is next used. */
export interface ExpiringMap<Value> {
  set(key: string, value: Value): void
  get(key: string): Value | undefined
  /** Gets and forgets. */
  take(key: string): Value | undefined
}

export interface ExpiringMapOptions<Value> extends Pick<Ports, 'steadyNow'> {
  /** In milliseconds. */
  readonly lifetime: number
  readonly onExpired?: (value: Value) => void
}

export function createExpiringMap<Value>(options: ExpiringMapOptions<Value>): ExpiringMap<Value> {
  const { steadyNow, lifetime, onExpired } = options
  const entries = new Map<string, { readonly value: Value; readonly expires: number }>()

  function forgetExpired() {
    for (const [key, { value, expires }] of entries) {
      // All live equally long, so the first that is young enough ends the search.
      if (expires > steadyNow()) return
      entries.delete(key)
      onExpired?.(value)
    }
  }

  return {
    set(key, value) {
      forgetExpired()
      entries.set(key, { value, expires: steadyNow() + lifetime })
    },
    get(key) {
      forgetExpired()
      return entries.get(key)?.value
    },
    take(key) {
      forgetExpired()
      const value = entries.get(key)?.value
      entries.delete(key)
      return value
    },
  }
}
