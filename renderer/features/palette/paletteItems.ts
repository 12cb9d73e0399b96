import type { CodeView, EntityView } from '../../../core/api/codebookMethods.ts'
import type { DocumentEntry } from '../../../core/api/documentMethods.ts'
import type { SearchHit } from '../../../core/api/outcomeMethods.ts'
import type { Range } from '../../../core/model/range.ts'
import { fuzzyMatch } from '../../../core/search/fuzzyMatch.ts'
import type { Command } from '../../commands/command.ts'
import { messages } from '../../i18n/messages.ts'
import { paletteQuery, type Section } from './paletteQuery.ts'

export type PaletteTarget =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'document'; readonly document: DocumentEntry }
  | { readonly kind: 'code'; readonly code: CodeView }
  | { readonly kind: 'entity'; readonly entity: EntityView }
  | { readonly kind: 'hit'; readonly hit: SearchHit }

export interface PaletteItem {
  readonly id: string
  readonly section: Section
  readonly text: string
  readonly hint: string
  /** What of the text answers the query. */
  readonly hits: readonly Range[]
  readonly target: PaletteTarget
}

/** What can be found, as the API gives it; of documents and texts, what answers the query. */
export interface PaletteSources {
  readonly commands: readonly Command[]
  readonly documents: readonly DocumentEntry[]
  readonly codes: readonly CodeView[]
  readonly entities: readonly EntityView[]
  readonly hits: readonly SearchHit[]
}

const SHOWN: Readonly<Record<Section, number>> = {
  commands: 8,
  documents: 5,
  codes: 5,
  entities: 5,
  text: 5,
}
/** Of the only section that is shown. */
const SHOWN_ALONE = 50

/** The best answers to what is typed, by sections in a fixed order, the best first in each. */
export function paletteItems(typed: string, sources: PaletteSources): readonly PaletteItem[] {
  const { only, words } = paletteQuery(typed)
  const bySection: Readonly<Record<Section, readonly PaletteItem[]>> = {
    commands: sources.commands.map(itemOfCommand),
    documents: words === '' ? [] : sources.documents.map(itemOfDocument),
    codes: words === '' && only === null ? [] : sources.codes.map(itemOfCode),
    entities: words === '' && only === null ? [] : sources.entities.map(itemOfEntity),
    text: [],
  }
  const names = ['commands', 'documents', 'codes', 'entities'] as const
  const found = names
    .filter((section) => only === null || only === section)
    .flatMap((section) => ranked(words, bySection[section], shownOf(section, only)))
  if (only !== null && only !== 'text') return found
  const hits = sources.hits.filter(isInText).map(itemOfHit)
  return [...found, ...hits.slice(0, shownOf('text', only))]
}

function shownOf(section: Section, only: Section | null): number {
  // With nothing typed the whole list of commands can be read.
  return only === section ? SHOWN_ALONE : SHOWN[section]
}

function ranked(words: string, items: readonly PaletteItem[], count: number) {
  return items
    .flatMap((item) => {
      const match = fuzzyMatch(words, item.text)
      return match === null ? [] : [{ item, match }]
    })
    .sort((left, right) => (words === '' ? 0 : right.match.score - left.match.score))
    .slice(0, words === '' ? SHOWN_ALONE : count)
    .map(({ item, match }) => ({ ...item, hits: match.hits }))
}

function isInText({ kind }: SearchHit): boolean {
  return kind === 'passage' || kind === 'note'
}

function itemOfCommand(command: Command): PaletteItem {
  return {
    id: `command ${command.id}`,
    section: 'commands',
    text: messages[command.title],
    hint: command.hint === undefined ? '' : messages[command.hint],
    hits: [],
    target: { kind: 'command', command },
  }
}

function itemOfDocument(document: DocumentEntry): PaletteItem {
  return {
    id: `document ${document.id}`,
    section: 'documents',
    text: document.title,
    hint: messages['count.highlights'](document.highlights),
    hits: [],
    target: { kind: 'document', document },
  }
}

function itemOfCode(code: CodeView): PaletteItem {
  return {
    id: `code ${code.id}`,
    section: 'codes',
    text: code.path.join(' / '),
    hint: messages['count.highlights'](code.highlights),
    hits: [],
    target: { kind: 'code', code },
  }
}

function itemOfEntity(entity: EntityView): PaletteItem {
  const mentions = messages['count.mentions'](entity.mentions)
  return {
    id: `entity ${entity.id}`,
    section: 'entities',
    text: entity.label,
    hint: messages['palette.mentions'](entity.type, mentions),
    hits: [],
    target: { kind: 'entity', entity },
  }
}

function itemOfHit(hit: SearchHit): PaletteItem {
  const title = hit.title ?? ''
  return {
    id: `hit ${hit.kind} ${hit.id} ${hit.start}`,
    section: 'text',
    text: hit.snippet,
    hint: hit.kind === 'note' ? `${title} ${messages['palette.inNote']}`.trim() : title,
    hits: hit.hits,
    target: { kind: 'hit', hit },
  }
}
