import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Ignoring } from '../../../core/compare/ignoring.ts'
import type { AppError } from '../../../core/model/error.ts'
import { useAnswer, useCall } from '../../api/useApi.ts'
import { runTask } from '../../app/tasks.ts'
import { messages } from '../../i18n/messages.ts'
import { type ComparedPages, comparedPages } from './compareRows.ts'
import { comparisonQuery, standingOf } from './comparisonQuery.ts'
import { type Difference, differencesOf } from './differences.ts'
import type { Sides } from './sides.ts'

export interface LaidOut {
  readonly pages: ComparedPages
  readonly differences: readonly Difference[]
}

export interface ComparisonAnswer {
  readonly laidOut: LaidOut | null
  readonly error: AppError | null
  /** Whether the person stopped it before there was an answer. */
  readonly isCancelled: boolean
  cancel(): void
  again(): void
}

/** The comparison of two versions, made again when one of them changes. */
export function useComparison(sides: Sides, ignore: Ignoring): ComparisonAnswer {
  const { data, error, isCancelled, cancel, again } = useCompareTask(sides, ignore)
  const left = useSideText(sides.left)
  const right = useSideText(sides.right)
  const laidOut = useMemo(() => {
    if (data === undefined || left.data === undefined || right.data === undefined) return null
    const pages = comparedPages(data, left.data, right.data)
    return { pages, differences: differencesOf(pages) }
  }, [data, left.data, right.data])
  return { laidOut, error: error ?? left.error ?? right.error, isCancelled, cancel, again }
}

function useSideText({ documentId, revision }: Sides['left']) {
  return useAnswer(
    'documents.content',
    revision === undefined ? { documentId } : { documentId, revision },
  )
}

function useCompareTask(sides: Sides, ignore: Ignoring) {
  const call = useCall()
  const cache = useQueryClient()
  const asked = comparisonQuery(sides, ignore, (signal) =>
    runTask(messages['compare.working'], (options) =>
      call(
        'compare.run',
        { ...sides, ignore },
        { ...options, signal: AbortSignal.any([signal, options.signal]) },
      ),
    ),
  )
  const { refetch, ...result } = useQuery({ ...asked, meta: { topics: topicsOfSides(sides) } })
  return {
    ...standingOf(result),
    cancel: () => void cache.cancelQueries({ queryKey: asked.queryKey }),
    again: () => void refetch(),
  }
}

function topicsOfSides({ left, right }: Sides): string[] {
  const documents = [left, right].map(({ documentId }) => `document:${documentId}`)
  return [...documents, 'codes', 'entities', 'annotators']
}
