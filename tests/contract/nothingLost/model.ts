/**
 * What a project should be after any sequence of acts, worked out without any code of the app: a map of
 * things, and operations as differences between two maps. A thing never changes: another one takes its
 * place, so that two maps agree on it exactly when they hold the same object.
 */
export type DocumentName = 'A' | 'B'

export interface Revision {
  readonly kind: 'revision'
  readonly document: DocumentName
  readonly text: string
}

export interface Highlight {
  readonly kind: 'highlight'
  readonly id: string
  readonly document: DocumentName
  readonly home: number
  readonly isDeleted: boolean
}

/** Where a highlight is on a revision; by the machine, only known once it was seen. */
export interface Anchor {
  readonly kind: 'anchor'
  readonly highlight: string
  readonly document: DocumentName
  readonly revision: number
  readonly by: 'person' | 'machine'
  /** The words it was judged against, and where they stood; null = it was made here. */
  readonly from: Source | null
  /** Filled in when it is seen first, and the same for ever after. */
  seen: Seen | null
}

export interface Source {
  readonly revision: number
  readonly words: string
  readonly start: number
}

export interface Seen {
  readonly state: string
  readonly quote: string
  readonly current: string | null
  readonly start: number | null
}

export interface Note {
  readonly kind: 'note'
  readonly id: string
  readonly highlight: string
  readonly document: DocumentName
  readonly markdown: string
  /** The note that it answers. */
  readonly parent: string | null
  readonly isDeleted: boolean
}

export interface Coding {
  readonly kind: 'coding'
  readonly highlight: string
  readonly document: DocumentName
}

export interface Snapshot {
  readonly kind: 'snapshot'
  readonly name: string
  readonly hash: string
  readonly state: ThingMap
}

export type Thing = Revision | Highlight | Anchor | Note | Coding | Snapshot
export type ThingMap = ReadonlyMap<string, Thing>

interface Change {
  readonly before: Thing | undefined
  readonly after: Thing | undefined
}

interface Operation {
  readonly kind: 'do' | 'undo' | 'redo'
  /** Place of the operation it takes back, in the list of all. */
  readonly undoes: number | null
  readonly isUndoable: boolean
  readonly changes: ReadonlyMap<string, Change>
}

export type Scope = DocumentName | null

export class Model {
  things: ThingMap = new Map()
  readonly #operations: Operation[] = []

  /** All things of a kind. */
  of<Kind extends Thing['kind']>(kind: Kind): Extract<Thing, { kind: Kind }>[] {
    const isOfKind = (thing: Thing): thing is Extract<Thing, { kind: Kind }> => thing.kind === kind
    return [...this.things.values()].filter(isOfKind)
  }

  latest(document: DocumentName): number {
    return this.of('revision').filter((revision) => revision.document === document).length
  }

  textOf(document: DocumentName, number: number): string {
    const revision = this.things.get(`revision ${document} ${number}`)
    return revision?.kind === 'revision' ? revision.text : ''
  }

  anchor(highlight: string, revision: number): Anchor | undefined {
    const found = this.things.get(`anchor ${highlight} ${revision}`)
    return found?.kind === 'anchor' ? found : undefined
  }

  /** One operation that leads to `next`, and whatever carrying that makes necessary. */
  do(next: Map<string, Thing>, isUndoable = true): void {
    carryAll(next)
    this.#commit(next, { kind: 'do', undoes: null, isUndoable })
  }

  /** Takes back or brings back the newest of a scope, unless that would clobber what came after it. */
  compensate(kind: 'undo' | 'redo', scope: Scope): 'done' | 'nothing' | 'stale' {
    const target = kind === 'undo' ? this.#undoTarget(scope) : this.#redoTarget(scope)
    if (target === -1) return 'nothing'
    const { changes } = this.#operations[this.#standingFor(target)] ?? { changes: [] }
    const next = new Map(this.things)
    for (const [key, { before, after }] of changes) {
      if (this.things.get(key) !== after) return 'stale'
      if (before === undefined) next.delete(key)
      else next.set(key, before)
    }
    if ([...next.values()].some((thing) => isLeftHanging(thing, next))) return 'stale'
    carryAll(next)
    this.#commit(next, { kind, undoes: target, isUndoable: false })
    return 'done'
  }

  #commit(next: ThingMap, operation: Omit<Operation, 'changes'>): void {
    const changes = new Map<string, Change>()
    for (const key of new Set([...this.things.keys(), ...next.keys()])) {
      const [before, after] = [this.things.get(key), next.get(key)]
      if (before !== after) changes.set(key, { before, after })
    }
    if (changes.size > 0) this.#operations.push({ ...operation, changes })
    this.things = next
  }

  #undoTarget(scope: Scope): number {
    return this.#operations.findLastIndex(
      (operation, place) =>
        operation.kind === 'do' &&
        operation.isUndoable &&
        touches(operation, scope) &&
        !this.#isUndone(place),
    )
  }

  #redoTarget(scope: Scope): number {
    const place = this.#operations.findLastIndex(
      (operation, index) =>
        (operation.kind === 'undo' || operation.isUndoable) &&
        touches(operation, scope) &&
        !this.#takers('redo', index).length,
    )
    return this.#operations[place]?.kind === 'undo' ? place : -1
  }

  #isUndone(place: number): boolean {
    return this.#takers('undo', place).some((undo) => this.#takers('redo', undo).length === 0)
  }

  /** What brought it back last, if it was taken back: that may have carried more than the first doing did. */
  #standingFor(place: number): number {
    return (
      this.#takers('undo', place)
        .flatMap((undo) => this.#takers('redo', undo))
        .at(-1) ?? place
    )
  }

  #takers(kind: 'undo' | 'redo', place: number): number[] {
    return [...this.#operations.keys()].filter((index) => {
      const operation = this.#operations[index]
      return operation?.kind === kind && operation.undoes === place
    })
  }
}

function touches({ changes }: Operation, scope: Scope): boolean {
  if (scope === null) return true
  return [...changes.values()].some(({ before, after }) => {
    const thing = after ?? before
    return thing !== undefined && 'document' in thing && thing.document === scope
  })
}

/** Whether what a thing is about is gone. */
function isLeftHanging(thing: Thing, things: ThingMap): boolean {
  switch (thing.kind) {
    case 'highlight':
      return !things.has(`revision ${thing.document} ${thing.home}`)
    case 'anchor':
      return (
        !things.has(`highlight ${thing.highlight}`) ||
        !things.has(`revision ${thing.document} ${thing.revision}`)
      )
    case 'note':
      return (
        !things.has(`highlight ${thing.highlight}`) ||
        (thing.parent !== null && !things.has(`note ${thing.parent}`))
      )
    case 'coding':
      return !things.has(`highlight ${thing.highlight}`)
    default:
      return false
  }
}

/** Every highlight, deleted or not, stands on every revision since its own, where its evidence leads. */
function carryAll(things: Map<string, Thing>): void {
  for (const thing of [...things.values()]) {
    if (thing.kind !== 'highlight') continue
    const { id, document, home } = thing
    for (let number = home; things.has(`revision ${document} ${number}`); number++) {
      const key = `anchor ${id} ${number}`
      const known = things.get(key)
      if (known?.kind === 'anchor' && known.by === 'person') continue
      const fresh = carried(things, thing, number)
      if (known?.kind === 'anchor' && isSame(known.from, fresh.from)) continue
      things.set(key, fresh)
    }
  }
}

function isSame(left: Source | null, right: Source | null): boolean {
  return (
    left?.revision === right?.revision &&
    left?.start === right?.start &&
    left?.words === right?.words
  )
}

function carried(things: ThingMap, { id, document, home }: Highlight, revision: number): Anchor {
  for (let number = revision - 1; number >= home; number--) {
    const source = things.get(`anchor ${id} ${number}`)
    if (source?.kind !== 'anchor' || source.by !== 'person') continue
    const { current, start } = source.seen ?? { current: null, start: null }
    const from = { revision: number, words: current ?? '', start: start ?? -1 }
    return { kind: 'anchor', highlight: id, document, revision, by: 'machine', from, seen: null }
  }
  throw new Error(`the highlight ${id} has no evidence`)
}
