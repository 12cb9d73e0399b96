import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, onTestFinished, test } from 'vitest'
import type { Comparison } from '../../../core/compare/comparison.ts'
import { AppError } from '../../../core/model/error.ts'
import { comparisonQuery, standingOf } from './comparisonQuery.ts'

const sides = { left: { documentId: 'a', revision: 1 }, right: { documentId: 'a', revision: 2 } }

/** Only which comparison it is matters here. */
const first = { hidden: { changes: 0, annotations: 0 } } as Comparison
const second = { hidden: { changes: 7, annotations: 0 } } as Comparison

/** A screen that shows `first` and has asked for the same sides with less; the answer is the test's to give. */
async function askedForLess() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const shown = comparisonQuery(sides, 'nothing', async () => first)
  const observer = new QueryObserver<Comparison, Error, Comparison, Comparison>(client, shown)
  onTestFinished(observer.subscribe(() => undefined))
  await expect.poll(() => standingOf(observer.getCurrentResult()).data).toBe(first)
  const { promise, resolve, reject } = Promise.withResolvers<Comparison>()
  const asked = comparisonQuery(sides, 'white-space', (signal) => {
    signal.addEventListener('abort', () => reject(new AppError('cancelled', 'cancelled')))
    return promise
  })
  observer.setOptions(asked)
  const standing = () => standingOf(observer.getCurrentResult())
  expect(standing()).toEqual({ data: first, error: null, isCancelled: false })
  return { client, observer, asked, standing, resolve, reject }
}

test('what was shown stays until the answer is there', async () => {
  const { standing, resolve } = await askedForLess()
  resolve(second)
  await expect.poll(() => standing().data).toBe(second)
})

test('cancelled on the screen, the old pages go: they answer another question', async () => {
  const { client, asked, standing } = await askedForLess()
  await client.cancelQueries({ queryKey: asked.queryKey })
  expect(standing()).toEqual({ data: undefined, error: null, isCancelled: true })
})

test('cancelled in the status line, it is no failure', async () => {
  const { standing, reject } = await askedForLess()
  reject(new AppError('cancelled', 'cancelled'))
  await expect.poll(() => standing().isCancelled).toBe(true)
  expect(standing()).toMatchObject({ data: undefined, error: { code: 'cancelled' } })
})

test('asked again after it was cancelled, it is made after all', async () => {
  const { client, observer, asked, standing } = await askedForLess()
  await client.cancelQueries({ queryKey: asked.queryKey })
  observer.setOptions(comparisonQuery(sides, 'white-space', async () => second))
  await observer.refetch()
  expect(standing()).toEqual({ data: second, error: null, isCancelled: false })
})
