import { useEffect, useState } from 'react'

/** Long enough to end a word, short enough to see what it does. */
const SETTLED_MS = 300

/** The value once it has stayed the same for a moment; at once where another `key` says that it is of something else. */
export function useSettled<T>(value: T, key: string): T {
  const [settled, setSettled] = useState({ value, key })
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ value, key }), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [value, key])
  return settled.key === key ? settled.value : value
}
