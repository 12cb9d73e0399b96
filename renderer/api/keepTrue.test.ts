import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import type { Changed } from '../../core/api/frames.ts'
import { keepTrue } from './keepTrue.ts'

/** A query on the documents that is looked at; each asking waits until it is answered. */
function lookAtDocuments() {
  const cache = new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } },
  })
  const listeners: ((changed: Changed) => void)[] = []
  const stop = keepTrue(
    {
      onChanged(listener) {
        listeners.push(listener)
        return () => undefined
      },
    },
    cache,
  )
  const asked: { readonly signal: AbortSignal; answer(data: string): void }[] = []
  const observer = new QueryObserver(cache, {
    queryKey: ['documents.list', {}],
    queryFn: ({ signal }) =>
      new Promise<string>((answer) => {
        asked.push({ signal, answer })
      }),
    meta: { topics: ['documents'] },
  })
  const unsubscribe = observer.subscribe(() => undefined)
  return {
    asked,
    seen: () => observer.getCurrentResult().data,
    changed(seq: number, topics: string[]) {
      for (const hear of listeners) hear({ seq, topics })
    },
    close() {
      unsubscribe()
      stop()
      cache.clear()
    },
  }
}

test('a first answer that is on its way when something changes is asked for again', async () => {
  const { asked, seen, changed, close } = lookAtDocuments()
  changed(1, ['documents'])
  expect(asked).toHaveLength(2)
  expect(asked[0]?.signal.aborted).toBe(true)
  asked[0]?.answer('as it was')
  asked[1]?.answer('as it is')
  await vi.waitFor(() => expect(seen()).toBe('as it is'))
  expect(asked).toHaveLength(2)
  close()
})

test('a later answer is asked for again and the one before shown meanwhile; others are left alone', async () => {
  const { asked, seen, changed, close } = lookAtDocuments()
  changed(1, ['codes'])
  asked[0]?.answer('first')
  await vi.waitFor(() => expect(seen()).toBe('first'))
  expect(asked).toHaveLength(1)
  changed(2, ['documents'])
  expect(asked).toHaveLength(2)
  expect(seen()).toBe('first')
  // An event was missed: it may have been about the documents.
  changed(4, ['codes'])
  await vi.waitFor(() => expect(asked).toHaveLength(3))
  asked[2]?.answer('third')
  await vi.waitFor(() => expect(seen()).toBe('third'))
  close()
})
