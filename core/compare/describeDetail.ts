import { assertNever } from '../model/error.ts'
import type { ComparedEntity, DifferenceDetail } from './comparison.ts'
import { reportText } from './reportText.ts'

/** An entity with its type, and role and state where they say something. */
export function describeEntity({ label, type, role, state }: ComparedEntity): string {
  const facts: string[] = [type]
  if (role !== 'mention') facts.push(role)
  if (state !== 'confirmed') facts.push(state)
  return `${label} (${facts.join(', ')})`
}

function codesBy(codes: readonly string[], annotators: readonly string[]): string[] {
  return codes.map((code, i) => (annotators[i] ? `${code} (${annotators[i]})` : code))
}

function both(added: string | null, removed: string | null): string {
  return [added, removed].filter((part) => part !== null).join(' ')
}

function describeCodes(detail: Extract<DifferenceDetail, { kind: 're-coded' }>): string {
  const added = codesBy(detail.added, detail.addedBy)
  const removed = codesBy(detail.removed, detail.removedBy)
  return both(
    added.length > 0 ? reportText.codesAdded(added) : null,
    removed.length > 0 ? reportText.codesRemoved(removed) : null,
  )
}

function describeLinks(detail: Extract<DifferenceDetail, { kind: 'links-changed' }>): string {
  const added = detail.added.map(describeEntity)
  const removed = detail.removed.map(describeEntity)
  return both(
    added.length > 0 ? reportText.linksAdded(added) : null,
    removed.length > 0 ? reportText.linksRemoved(removed) : null,
  )
}

function describeNote(detail: Extract<DifferenceDetail, { kind: 'note-edited' }>): string {
  if (detail.before === null) return reportText.noteAdded
  return detail.after === null ? reportText.noteRemoved : reportText.noteEdited
}

function describeShift(detail: Extract<DifferenceDetail, { kind: 'shifted' }>): string {
  const distances = detail.left.map(([start], i) => (detail.right[i]?.[0] ?? start) - start)
  const [first = 0] = distances
  const isWhole = first !== 0 && distances.every((distance) => distance === first)
  return isWhole ? reportText.shiftedBy(first) : reportText.shifted
}

/** One or two short sentences that say what a detail says; quotes and notes apart. */
export function describeDetail(detail: DifferenceDetail): string {
  switch (detail.kind) {
    case 'lost':
      return reportText.lostReason[detail.reason]
    case 'new':
      return reportText.newReason[detail.reason]
    case 'text-changed':
      return reportText.textChanged
    case 'moved':
      return detail.leftBlock === null || detail.rightBlock === null
        ? reportText.moved
        : reportText.movedFromTo(detail.leftBlock + 1, detail.rightBlock + 1)
    case 'resized':
      return reportText.resized
    case 're-coded':
      return describeCodes(detail)
    case 'links-changed':
      return describeLinks(detail)
    case 'note-edited':
      return describeNote(detail)
    case 'shifted':
      return describeShift(detail)
    default:
      return assertNever(detail)
  }
}
