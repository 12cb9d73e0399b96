import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Client } from '../../core/api/connect.ts'
import type { Input, Method, Output } from '../../core/api/registry.ts'
import { topicsOf } from '../../core/api/topics.ts'
import { AppError } from '../../core/model/error.ts'
import { useClient } from './ApiProvider.tsx'

export interface Answer<T> {
  readonly data: T | undefined
  readonly error: AppError | null
  readonly isLoading: boolean
}

interface AnswerOptions<M extends Method> {
  readonly keepsLast?: boolean
  readonly known?: () => Output<M> | undefined
}

/**
 * The answer of a query, kept true while the component is mounted. Null input = not asked yet. With `keepsLast`
 * the answer to the input before stays until there is one to this; what `known` gives is not asked for.
 */
export function useAnswer<M extends Method>(
  method: M,
  input: Input<M> | null,
  { keepsLast = false, known }: AnswerOptions<M> = {},
): Answer<Output<M>> {
  const client = useClient()
  const { data, error, isLoading } = useQuery<Output<M>>({
    queryKey: [method, input],
    queryFn: ({ signal }) => client.call(method, inputOf(input), { signal }),
    enabled: input !== null,
    ...(keepsLast && { placeholderData: keepPreviousData }),
    ...(known !== undefined && { initialData: known }),
    meta: { topics: input === null ? [] : topicsOf(method, input) },
  })
  return { data, error: error === null ? null : asAppError(error), isLoading }
}

/** Calls a method; rejects with an AppError. */
export type Call = Client['call']

export function useCall(): Call {
  const client = useClient()
  return useCallback<Call>(
    (method, input, options) => client.call(method, input, options),
    [client],
  )
}

/** Forgets every answer: another project is open. */
export function useForgetAll(): () => Promise<void> {
  const cache = useQueryClient()
  return useCallback(() => cache.resetQueries(), [cache])
}

/** Reads a method's answers again, for what no changed event tells of. */
export function useForgetAnswer(): (method: Method) => Promise<void> {
  const cache = useQueryClient()
  return useCallback((method) => cache.invalidateQueries({ queryKey: [method] }), [cache])
}

function inputOf<M extends Method>(input: Input<M> | null): Input<M> {
  if (input === null) throw new AppError('internal', 'a disabled query was asked')
  return input
}

export function asAppError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError('internal', String(error))
}
