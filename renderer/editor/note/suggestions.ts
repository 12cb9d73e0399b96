import { Extension } from '@tiptap/core'
import { PluginKey } from '@tiptap/pm/state'
import { Suggestion } from '@tiptap/suggestion'
import type { Id } from '../../../core/model/id.ts'
import { plainTextOfRichText } from '../../../core/text/plainTextOfRichText.ts'
import type { Call } from '../../api/useApi.ts'
import { messages } from '../../i18n/messages.ts'

export interface SuggestedItem {
  readonly node: 'entityLink' | 'noteLink'
  readonly label: string
  /** Null = it is made when it is taken. */
  readonly id: string | null
  readonly text: string
}

/** A list that hangs under what is being typed. */
export interface OpenSuggestion {
  readonly label: string
  readonly items: readonly SuggestedItem[]
  readonly index: number
  readonly rect: DOMRect | null
  pick(item: SuggestedItem): void
}

type Show = (suggestion: OpenSuggestion | null) => void

const MOST = 8

/** `@` links an entity, `[[` a note other than the one being written, whose id `ownId` tells. */
export function suggestionExtensions(call: Call, show: Show, ownId: () => Id | null) {
  const entities = (query: string) => entityItems(call, query)
  const notes = (query: string) => noteItems(call, query, ownId())
  return [
    suggestionExtension('entitySuggestion', '@', messages['notes.entities'], entities, call, show),
    suggestionExtension('noteSuggestion', '[[', messages['notes.links'], notes, call, show),
  ]
}

function suggestionExtension(
  name: string,
  char: string,
  label: string,
  find: (query: string) => Promise<SuggestedItem[]>,
  call: Call,
  show: Show,
) {
  return Extension.create({
    name,
    addProseMirrorPlugins() {
      return [
        Suggestion<SuggestedItem, SuggestedItem>({
          editor: this.editor,
          pluginKey: new PluginKey(name),
          char,
          allowSpaces: true,
          allowedPrefixes: null,
          items: ({ query }) => find(query),
          command: ({ editor, range, props }) => {
            void idOf(call, props).then((id) => {
              const content = [
                { type: props.node, attrs: { id, label: props.label } },
                { type: 'text', text: ' ' },
              ]
              editor.chain().focus().insertContentAt(range, content).run()
            })
          },
          render: () => listUnder(label, show),
        }),
      ]
    },
  })
}

function listUnder(label: string, show: Show) {
  let open: OpenSuggestion | null = null
  const set = (next: OpenSuggestion | null) => {
    open = next
    show(next)
  }
  const draw = (props: {
    items: readonly SuggestedItem[]
    clientRect?: (() => DOMRect | null) | null
    command(item: SuggestedItem): void
  }) =>
    set({
      label,
      items: props.items,
      index: 0,
      rect: props.clientRect?.() ?? null,
      pick: props.command,
    })
  return {
    onStart: draw,
    onUpdate: draw,
    onExit: () => set(null),
    onKeyDown({ event }: { event: KeyboardEvent }): boolean {
      if (open === null || open.items.length === 0) return false
      const { items, index, pick } = open
      const step = { ArrowDown: 1, ArrowUp: items.length - 1 }[event.key]
      if (step !== undefined) set({ ...open, index: (index + step) % items.length })
      else if (event.key === 'Enter' || event.key === 'Tab') pickAt(items, index, pick)
      else return false
      return true
    },
  }
}

function pickAt(
  items: readonly SuggestedItem[],
  index: number,
  pick: (item: SuggestedItem) => void,
): void {
  const item = items[index]
  if (item !== undefined) pick(item)
}

async function entityItems(call: Call, query: string): Promise<SuggestedItem[]> {
  const wanted = query.trim().toLowerCase()
  const entities = await call('entities.list', {})
  const found = entities
    .filter(({ label, aliases }) =>
      [label, ...aliases].some((name) => name.toLowerCase().includes(wanted)),
    )
    .slice(0, MOST)
    .map(({ id, label }): SuggestedItem => ({ node: 'entityLink', id, label, text: label }))
  const isNew = wanted !== '' && !found.some(({ label }) => label.toLowerCase() === wanted)
  const label = query.trim()
  return isNew
    ? [...found, { node: 'entityLink', id: null, label, text: messages['notes.newEntity'](label) }]
    : found
}

const LABEL = 40

/** The notes that hold the words; before there are any, those written last. */
async function noteItems(call: Call, query: string, ownId: Id | null): Promise<SuggestedItem[]> {
  const wanted = query.trim()
  const found = wanted === '' ? await recentNotes(call) : await notesWith(call, wanted)
  return found.filter(({ id }) => id !== ownId).slice(0, MOST)
}

async function recentNotes(call: Call): Promise<SuggestedItem[]> {
  const notes = await call('notes.recent', { limit: MOST + 1 })
  return notes.map(({ id, content }) => noteItem(id, plainTextOfRichText(content)))
}

async function notesWith(call: Call, query: string): Promise<SuggestedItem[]> {
  const hits = await call('search.run', { query })
  const notes = hits.filter(({ kind }) => kind === 'note')
  return notes.map(({ id, snippet }) => noteItem(id, snippet))
}

function noteItem(id: string, words: string): SuggestedItem {
  const label = beginning(words.replaceAll(/\s+/g, ' ').trim()) || messages['notes.text']
  return { node: 'noteLink', id, label, text: label }
}

/** Ends with a whole word. */
function beginning(words: string): string {
  if (words.length <= LABEL) return words
  const end = words.lastIndexOf(' ', LABEL)
  return `${words.slice(0, end > 0 ? end : LABEL)}…`
}

async function idOf(call: Call, { id, label }: SuggestedItem): Promise<string> {
  return id ?? (await call('entities.create', { label, type: 'other' })).id
}
