import { latin1Of } from '../../importers/latin1Of.ts'
import type { SourceFile } from '../../importers/sourceFile.ts'

/** One line of stand-off, after whatever a byte order mark looks like. */
const standOffLine = /^[^\w#*]*(?:[TERAMN]\d+|#\d*|\*)\t/m

/** Whether a file is stand-off of brat: a line of it is among the first. Of one without any, the name tells. */
export function isStandOff({ name, bytes }: SourceFile): boolean {
  const head = latin1Of(bytes.subarray(0, 4096)).replaceAll('\0', '')
  return head.trim() === '' ? name.endsWith('.ann') : standOffLine.test(head)
}
