import { pathText } from '../../core/export/codeTree.ts'
import { exportText } from '../../core/export/exportText.ts'
import type { Annotation } from '../../core/model/annotation.ts'

/** What a passage says on the exported revision, to which it is cited; what it said, where it was not found there. */
export function presentWords({ current, quote }: Annotation): string {
  return current ?? quote
}

/** What is known of a highlight besides its notes; nothing where that is nothing. */
export function factsOf({ codings, mentions, state, quote, current }: Annotation): string[] {
  const codes = codings.map(({ path }) => pathText(path))
  const entities = mentions
    .filter((mention) => mention.state === 'confirmed')
    .map(({ label, type, role }) => `${label} (${type}, ${role})`)
  const changed = current === null || current === quote ? [] : [`${state}: “${quote}”`]
  return [
    ...(codes.length === 0 ? [] : [`${exportText.code}: ${codes.join('; ')}`]),
    ...(entities.length === 0 ? [] : [`${exportText.entity}: ${entities.join('; ')}`]),
    ...changed,
  ]
}
