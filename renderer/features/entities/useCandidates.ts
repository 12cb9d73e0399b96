import type { Concordance, EntityView } from '../../../core/api/codebookMethods.ts'
import type { RelationView } from '../../../core/api/relationMethods.ts'
import { useAnswer } from '../../api/useApi.ts'
import { type Candidate, candidateOf } from './EvidenceChoice.tsx'
import { entitiesIn } from './matchEntities.ts'

/** More are not read through in a list. */
const MOST = 200

/**
 * The passages to choose from: what the relation cites already, then what mentions either entity, first
 * where the other is named beside it. Each highlight once.
 */
export function useCandidates(
  relation: RelationView | null,
  from: EntityView | null,
  to: EntityView | null,
): Candidate[] {
  const { data: ofFrom = [] } = useAnswer('entities.mentions', from && { entityId: from.id })
  const { data: ofTo = [] } = useAnswer('entities.mentions', to && { entityId: to.id })
  const cited = (relation?.evidence ?? []).map(
    ({ highlightId, title, quote }): Candidate => ({
      ...{ highlightId, title, words: quote },
      ...{ before: '', after: '' },
    }),
  )
  const mentions = [...besideFirst(ofFrom, to), ...besideFirst(ofTo, from)]
  const near = mentions.filter(({ isBeside }) => isBeside)
  const others = mentions.filter(({ isBeside }) => !isBeside)
  const all = [...cited, ...[...near, ...others].map(({ line }) => candidateOf(line))]
  const once = new Map(all.toReversed().map((one) => [one.highlightId, one]))
  return all.filter((one) => once.get(one.highlightId) === one).slice(0, MOST)
}

function besideFirst(lines: readonly Concordance[], other: EntityView | null) {
  return lines.map((line) => ({
    line,
    isBeside:
      other !== null && entitiesIn([other], `${line.left} ${line.match} ${line.right}`).length > 0,
  }))
}
