import type { QueryObserverResult } from '@tanstack/react-query'
import type { Comparison } from '../../../core/compare/comparison.ts'
import type { Ignoring } from '../../../core/compare/ignoring.ts'
import type { AppError } from '../../../core/model/error.ts'
import { asAppError } from '../../api/useApi.ts'
import type { Sides } from './sides.ts'

/** How a comparison stands: what is shown, why it failed, or that the person stopped it. */
export interface ComparisonStanding {
  readonly data: Comparison | undefined
  readonly error: AppError | null
  /** Stopped before there was an answer. What was shown meanwhile is of another question, and goes. */
  readonly isCancelled: boolean
}

interface Asked {
  readonly queryKey: readonly unknown[]
}

/** The comparison of two sides as a query; `compare` asks for it until the signal aborts. */
export function comparisonQuery(
  sides: Sides,
  ignore: Ignoring,
  compare: (signal: AbortSignal) => Promise<Comparison>,
) {
  return {
    queryKey: ['compare.run', sides, ignore],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) => compare(signal),
    // Ten thousand annotations are not compared with those before one by one while the page waits.
    structuralSharing: false,
    // The pages stay while the same sides are compared with more or less left out.
    placeholderData: (before: Comparison | undefined, query: Asked | undefined) =>
      query?.queryKey[1] === sides ? before : undefined,
  }
}

export function standingOf({
  data,
  error,
  isFetching,
  isPlaceholderData,
}: Pick<
  QueryObserverResult<Comparison>,
  'data' | 'error' | 'isFetching' | 'isPlaceholderData'
>): ComparisonStanding {
  const isUnanswered = !isFetching && (data === undefined || isPlaceholderData)
  return {
    data: isUnanswered ? undefined : data,
    error: error === null || isFetching ? null : asAppError(error),
    isCancelled: isUnanswered && (error === null || asAppError(error).code === 'cancelled'),
  }
}
