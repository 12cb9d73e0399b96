import { useMemo } from 'react'
import type { Concordance, EntityView } from '../../../core/api/codebookMethods.ts'
import { useAnswer } from '../../api/useApi.ts'
import { type Candidate, type Cited, candidateOf } from './EvidenceChoice.tsx'
import { entitiesIn } from './matchEntities.ts'

/** More are not read through in a list. */
const MOST = 200

/**
 * The passages to choose from: what the relation cited before, then what mentions either entity, first where the
 * other is named beside it. What is chosen and no longer among these comes before them. Each highlight once.
 */
export function useCandidates(
  before: Cited,
  cited: Cited,
  from: EntityView | null,
  to: EntityView | null,
): Candidate[] {
  const { data: ofFrom } = useAnswer('entities.mentions', from && { entityId: from.id })
  const { data: ofTo } = useAnswer('entities.mentions', to && { entityId: to.id })
  const offered = useMemo(() => {
    const mentions = [...withOther(ofFrom, to), ...withOther(ofTo, from)]
    const near = mentions.filter(({ isBeside }) => isBeside)
    const others = mentions.filter(({ isBeside }) => !isBeside)
    const all = [...before.values(), ...[...near, ...others].map(({ line }) => candidateOf(line))]
    return once(all).slice(0, MOST)
  }, [before, ofFrom, ofTo, from, to])
  const shown = new Set(offered.map(({ highlightId }) => highlightId))
  return [...[...cited.values()].filter(({ highlightId }) => !shown.has(highlightId)), ...offered]
}

function withOther(lines: readonly Concordance[] = [], other: EntityView | null) {
  return lines.map((line) => ({
    line,
    isBeside:
      other !== null && entitiesIn([other], `${line.left} ${line.match} ${line.right}`).length > 0,
  }))
}

/** The first of each highlight. */
function once(candidates: readonly Candidate[]): Candidate[] {
  const first = new Map(candidates.toReversed().map((one) => [one.highlightId, one]))
  return candidates.filter((one) => first.get(one.highlightId) === one)
}
