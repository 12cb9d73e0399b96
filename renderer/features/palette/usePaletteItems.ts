import { useDeferredValue, useMemo } from 'react'
import { useAnswer } from '../../api/useApi.ts'
import { view } from '../../app/view.ts'
import { isUsable } from '../../commands/command.ts'
import { commands } from '../../commands/registry.ts'
import { type PaletteItem, paletteItems } from './paletteItems.ts'
import { paletteQuery } from './paletteQuery.ts'

const SEARCHED_FROM = 2
const none = [] as const

/** What answers the words that are typed, from everything the project has. */
export function usePaletteItems(typed: string): readonly PaletteItem[] {
  const isOpen = view.get().isProjectOpen
  const input = isOpen ? {} : null
  const { data: codes = none } = useAnswer('codes.list', input)
  const { data: entities = none } = useAnswer('entities.list', input)
  const { only, words } = useDeferredValue(paletteQuery(typed))
  const isNaming = isOpen && words !== '' && only === null
  const { data: documents = none } = useAnswer(
    'documents.named',
    isNaming ? { name: words, limit: 5 } : null,
    { keepsLast: true },
  )
  const isSearching = isOpen && words.length >= SEARCHED_FROM && (only === null || only === 'text')
  const { data: hits = none } = useAnswer(
    'search.run',
    // The last word may not be finished.
    isSearching ? { query: `${words}*`, limit: 20 } : null,
  )
  return useMemo(() => {
    const available = commands.filter((command) => isUsable(command, view.get()))
    const others = available.filter(({ id }) => id !== 'shell.palette')
    return paletteItems(typed, { commands: others, documents, codes, entities, hits })
  }, [typed, documents, codes, entities, hits])
}
