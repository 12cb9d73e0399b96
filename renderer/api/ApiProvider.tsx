import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { Client } from '../../core/api/connect.ts'
import { keepTrue } from './keepTrue.ts'

const ClientContext = createContext<Client | null>(null)

/** The API for everything below: calls, and a cache that changed events keep true. */
export function ApiProvider({
  client,
  children,
}: {
  readonly client: Client
  readonly children: ReactNode
}) {
  const [cache] = useState(createCache)
  useEffect(() => keepTrue(client, cache), [client, cache])
  return (
    <ClientContext.Provider value={client}>
      <QueryClientProvider client={cache}>{children}</QueryClientProvider>
    </ClientContext.Provider>
  )
}

export function useClient(): Client {
  const client = useContext(ClientContext)
  if (client === null) throw new Error('no ApiProvider above')
  return client
}

function createCache(): QueryClient {
  const queries = { staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false }
  return new QueryClient({ defaultOptions: { queries } })
}
