import type { Output } from '../../../core/api/registry.ts'
import { messages } from '../../i18n/messages.ts'

type Verified = Output<'export.verify'>

/** Differences in words, each with a key of its own: two can read the same. */
export function differenceLines({
  differences,
  by,
}: Pick<Verified, 'differences' | 'by'>): { readonly key: string; readonly text: string }[] {
  const counts = new Map<string, number>()
  return differences.map((difference) => {
    const text = differenceText(difference, by)
    const count = (counts.get(text) ?? 0) + 1
    counts.set(text, count)
    return { key: `${count} ${text}`, text }
  })
}

function differenceText(
  { kind, way, what }: Verified['differences'][number],
  by: Verified['by'],
): string {
  const name = messages[`export.kind.${kind}`]
  return way === 'added'
    ? messages['export.added'](name, what)
    : messages[`export.missing.${by}`](name, what)
}
