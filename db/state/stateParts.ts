import type { Id } from '../../core/model/id.ts'
import type { NoteRecord, ProjectState } from '../../core/model/records.ts'
import { sha256 } from '../sha256.ts'
import { canonicalJson } from './canonicalJson.ts'

/**
 * A state in pieces: one with what belongs to the whole project (document null), and one per
 * document with its own records. Each piece is hashed and kept by itself, so that snapshots share
 * what did not change between them.
 */
export interface StatePart {
  readonly document: Id | null
  /** Only the part's own records; the other lists are empty. */
  readonly state: ProjectState
}

/** The list of parts; its hash is the hash of the state. */
export interface Manifest {
  readonly format: 1
  /** The project's part first, then the documents' by id. */
  readonly parts: readonly { readonly document: Id | null; readonly sha256: string }[]
}

export const emptyState: ProjectState = {
  annotators: [],
  codes: [],
  entities: [],
  aliases: [],
  relations: [],
  documents: [],
  revisions: [],
  highlights: [],
  anchors: [],
  codings: [],
  mentions: [],
  relationEvidence: [],
  notes: [],
}

const kinds = [
  'annotators',
  'codes',
  'entities',
  'aliases',
  'relations',
  'documents',
  'revisions',
  'highlights',
  'anchors',
  'codings',
  'mentions',
  'relationEvidence',
  'notes',
] as const satisfies readonly (keyof ProjectState)[]

/** SHA-256 of a canonical state: equal exactly when every record is equal. */
export function stateHash(state: ProjectState): string {
  const parts = splitState(state).map(({ document, state: part }) => ({
    document,
    sha256: sha256(partJson(part)),
  }))
  return sha256(manifestJson(parts))
}

/**
 * Lists that the first snapshots did not have. They are written only where something is in them, so that
 * a state without such things has the hash it had then.
 */
const laterKinds: ReadonlySet<string> = new Set<keyof ProjectState>([
  'relations',
  'relationEvidence',
])

/** The bytes that a part is kept as, and hashed. */
export function partJson(state: ProjectState): string {
  const lists = Object.entries<readonly unknown[]>({ ...state })
  return canonicalJson(
    Object.fromEntries(lists.filter(([kind, list]) => list.length > 0 || !laterKinds.has(kind))),
  )
}

/** The opposite of `partJson`. */
export function stateOfPartJson(text: string): ProjectState {
  // Written by partJson.
  return { ...emptyState, ...(JSON.parse(text) as Partial<ProjectState>) }
}

/** The bytes whose hash is the state's. */
export function manifestJson(parts: Manifest['parts']): string {
  const order = [...parts].sort((left, right) =>
    (left.document ?? '') < (right.document ?? '') ? -1 : 1,
  )
  const manifest: Manifest = { format: 1, parts: order }
  return canonicalJson(manifest)
}

/** The opposite of `splitState`: one canonical state. */
export function joinState(parts: readonly StatePart[]): ProjectState {
  const joined: Record<string, { readonly id: Id }[]> = {}
  for (const kind of kinds) {
    const records: { readonly id: Id }[] = parts.flatMap(({ state }) => [...state[kind]])
    joined[kind] = records.sort((left, right) => (left.id < right.id ? -1 : 1))
  }
  // Every list was made from the lists of the same name.
  return joined as unknown as ProjectState
}

export function splitState(state: ProjectState): StatePart[] {
  const documentOf = documentFinder(state)
  const ofHighlight = documentOf.highlight
  const shared: StatePart = {
    document: null,
    state: {
      ...emptyState,
      annotators: state.annotators,
      codes: state.codes,
      entities: state.entities,
      aliases: state.aliases,
      relations: state.relations,
      notes: state.notes.filter((note) => documentOf.note(note) === null),
    },
  }
  const revisions = Map.groupBy(state.revisions, ({ documentId }) => documentId)
  const highlights = Map.groupBy(state.highlights, ({ documentId }) => documentId)
  const anchors = Map.groupBy(state.anchors, ofHighlight)
  const codings = Map.groupBy(state.codings, ofHighlight)
  const mentions = Map.groupBy(state.mentions, ofHighlight)
  const evidence = Map.groupBy(state.relationEvidence, ofHighlight)
  const notes = Map.groupBy(state.notes, documentOf.note)
  const own = state.documents.map(
    (document): StatePart => ({
      document: document.id,
      state: {
        ...emptyState,
        documents: [document],
        revisions: revisions.get(document.id) ?? [],
        highlights: highlights.get(document.id) ?? [],
        anchors: anchors.get(document.id) ?? [],
        codings: codings.get(document.id) ?? [],
        mentions: mentions.get(document.id) ?? [],
        relationEvidence: evidence.get(document.id) ?? [],
        notes: notes.get(document.id) ?? [],
      },
    }),
  )
  return [shared, ...own]
}

function documentFinder(state: ProjectState) {
  const highlights = new Map(state.highlights.map(({ id, documentId }) => [id, documentId]))
  const revisions = new Map(state.revisions.map(({ id, documentId }) => [id, documentId]))
  return {
    highlight: ({ highlightId }: { readonly highlightId: Id }) => highlights.get(highlightId),
    note: ({ documentId, highlightId, revisionId }: NoteRecord): Id | null =>
      documentId ??
      (highlightId && highlights.get(highlightId)) ??
      (revisionId && revisions.get(revisionId)) ??
      null,
  }
}
