import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { startTransition, useEffect, useState } from 'react'
import type { Output } from '../../../core/api/registry.ts'
import type { Comparison } from '../../../core/compare/comparison.ts'
import type { Ignoring } from '../../../core/compare/ignoring.ts'
import type { AppError } from '../../../core/model/error.ts'
import { inStretches } from '../../api/breathe.ts'
import { useAnswer, useCall } from '../../api/useApi.ts'
import { runTask } from '../../app/tasks.ts'
import { messages } from '../../i18n/messages.ts'
import { type Choices, choicesSteps } from './choices.ts'
import { type ComparedPages, pagesSteps, type SideText } from './compareRows.ts'
import { compareState } from './compareState.ts'
import { comparisonQuery, standingOf } from './comparisonQuery.ts'
import { type Difference, differencesSteps } from './differences.ts'
import { drawingSteps } from './drawingSteps.ts'
import type { Sides } from './sides.ts'

export interface LaidOut {
  readonly pages: ComparedPages
  readonly differences: readonly Difference[]
  readonly choices: Choices
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
  const laidOut = useLaidOut(sides, data, left.data, right.data)
  return { laidOut, error: error ?? left.error ?? right.error, isCancelled, cancel, again }
}

/** Laid out bit by bit, so that the page does not freeze; of the same sides, the pages before stay meanwhile. */
function useLaidOut(
  sides: Sides,
  comparison: Comparison | undefined,
  left: SideText | undefined,
  right: SideText | undefined,
): LaidOut | null {
  const [done, setDone] = useState<{ sides: Sides; laidOut: LaidOut } | null>(null)
  const isThere = comparison !== undefined && left !== undefined && right !== undefined
  useEffect(() => {
    if (comparison === undefined || left === undefined || right === undefined) return
    const ending = new AbortController()
    inStretches(layOutSteps(comparison, left, right), ending.signal).then(
      // Drawn bit by bit as well.
      (laidOut) => startTransition(() => setDone({ sides, laidOut })),
      (error: unknown) => {
        if (ending.signal.aborted) return
        // To the boundary that shows what broke.
        setDone(() => {
          throw error
        })
      },
    )
    return () => ending.abort()
  }, [sides, comparison, left, right])
  return isThere && done?.sides === sides ? done.laidOut : null
}

function* layOutSteps(
  comparison: Comparison,
  left: SideText,
  right: SideText,
): Generator<void, LaidOut> {
  const pages = yield* pagesSteps(comparison, left, right)
  const differences = yield* differencesSteps(pages)
  const choices = yield* choicesSteps(comparison)
  yield* drawingSteps(pages, differences, compareState.get())
  return { pages, differences, choices }
}

function useSideText({ documentId, revision }: Sides['left']) {
  const cache = useQueryClient()
  return useAnswer(
    'documents.text',
    revision === undefined ? { documentId } : { documentId, revision },
    { known: () => contentRead(cache, documentId, revision) },
  )
}

/** What a reader shows or showed: its text is the same for ever. */
function contentRead(cache: QueryClient, documentId: string, revision: number | undefined) {
  const queryKey = ['documents.content']
  return cache
    .getQueriesData<Output<'documents.content'>>({ queryKey })
    .map(([, content]) => content)
    .find((content) => content?.document === documentId && content.revision === revision)
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
