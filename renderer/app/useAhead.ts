import { useState } from 'react'

/**
 * A value as the person has just set it, shown before the host's answer says so; where nothing came of it (`done`
 * gives null), as it is.
 */
export function useAhead<T>(value: T): readonly [T, (next: T, done: Promise<unknown>) => void] {
  const [ahead, setAhead] = useState<{ readonly next: T } | null>(null)
  // It has arrived: when undo takes it back, it must not be shown again.
  if (ahead?.next === value) setAhead(null)
  const set = (next: T, done: Promise<unknown>) => {
    const mine = { next }
    setAhead(mine)
    void done.then((result) => {
      if (result === null) setAhead((now) => (now === mine ? null : now))
    })
  }
  return [ahead === null ? value : ahead.next, set]
}
