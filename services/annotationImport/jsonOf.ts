import { parseJson } from '../../core/export/parseJson.ts'

/** JSON within a file of another program; what is none has no shape either, and is found out by that. */
export function jsonOf(text: string): unknown {
  try {
    return parseJson(text)
  } catch {
    return null
  }
}
