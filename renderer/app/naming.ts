import type { Call } from '../api/useApi.ts'
import { createStore, type Store } from './store.ts'

/** What a new person has typed as their name so far; null while the suggested one stands. */
export const naming: Store<{ readonly typed: string | null }> = createStore<{
  readonly typed: string | null
}>({ typed: null })

/** Before a first project is made, whatever key or drop began it: its annotations bear the name. */
export async function keepName(call: Call): Promise<void> {
  const { profile, suggestedName } = await call('host.info', {})
  if (profile !== null) return
  const name = naming.get().typed?.trim() || suggestedName
  if (name !== '') await call('profile.set', { name })
}
