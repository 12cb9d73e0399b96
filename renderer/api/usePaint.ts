import { useQuery, useQueryClient } from '@tanstack/react-query'
import { topicsOf } from '../../core/api/topics.ts'
import type { Id } from '../../core/model/id.ts'
import { useClient } from './ApiProvider.tsx'
import { mergePaint, type Paint } from './mergePaint.ts'

/**
 * What is drawn on a revision, kept true while the component is mounted: after a change only what it
 * touched is sent, for all of it takes long to read with ten thousand highlights. Null = none yet.
 */
export function usePaint(documentId: Id, revision: number | null): Paint | undefined {
  const client = useClient()
  const cache = useQueryClient()
  const input = { documentId, ...(revision === null ? {} : { revision }) }
  const queryKey = ['highlights.paint', input]
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const last = cache.getQueryData<Paint>(queryKey)
      const since = last === undefined ? input : { ...input, since: last.seq }
      return mergePaint(last, await client.call('highlights.paint', since, { signal }))
    },
    enabled: revision !== null,
    // It compares by place in the list: after a new one in the middle, all that follow would be other objects.
    structuralSharing: false,
    meta: { topics: topicsOf('highlights.paint', input) },
  }).data
}
