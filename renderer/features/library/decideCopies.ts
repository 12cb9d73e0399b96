import type { CopyOf } from '../../../core/api/documentMethods.ts'
import type { CopyQuestion, IncomingFile } from './importFiles.ts'

/** What can be decided of a file beside the id of the document that it is a newer copy of. */
export const SEPARATE = 'separate'
export const LEAVE_OUT = 'leave-out'

/** What is offered first: nothing for a file that is here already, else the likeliest document. */
export function firstDecision(of: readonly CopyOf[]): string {
  const [likeliest] = of
  return likeliest === undefined || likeliest.isSameFile ? LEAVE_OUT : likeliest.documentId
}

/** How many of these files may be newer copies, and how many are here as they are. */
export function countCopies(copies: CopyQuestion['copies']): { newer: number; same: number } {
  const same = copies.filter(({ of }) => firstDecision(of) === LEAVE_OUT).length
  return { newer: copies.length - same, same }
}

/** The files to import after the answers, in their order; those nothing was asked of are documents. */
export function decidedFiles(
  { files, copies }: CopyQuestion,
  decisions: readonly string[],
): IncomingFile[] {
  const decided = new Map(copies.map(({ file }, index) => [file, decisions[index] ?? SEPARATE]))
  return files.flatMap((file) => {
    const decision = decided.get(file) ?? SEPARATE
    if (decision === LEAVE_OUT) return []
    return [{ file, revises: decision === SEPARATE ? null : decision }]
  })
}
