import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Client } from '../../core/api/connect.ts'
import { memoryWirePair } from '../../core/api/memoryWire.ts'
import { AppError } from '../../core/model/error.ts'
import { type Harness, openHarness } from './harness.ts'

const sentences = [
  'The harbour was closed on Monday.',
  'The minister spoke of the fleet.',
  'Nobody was hurt.',
  'The fleet left the harbour at noon.',
  'A second minister denied it.',
  'The newspapers wrote of nothing else.',
]

/** One act of one of the two windows; numbers choose among what there is. */
type Act =
  | { readonly kind: 'create'; readonly sentence: number }
  | { readonly kind: 'trash' | 'restore' | 'attach' | 'confirm' | 'goBack'; readonly which: number }
  | { readonly kind: 'revise'; readonly order: readonly number[] }
  | { readonly kind: 'snapshot' | 'undo' | 'redo' | 'undoInDocument' }

interface Step {
  readonly window: 0 | 1
  readonly act: Act
}

const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('create'), sentence: fc.nat(5) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom('trash', 'restore', 'attach', 'confirm', 'goBack', 'goBack'),
      which: fc.nat(20),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('revise'),
      order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 2 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom('snapshot', 'snapshot', 'undo', 'redo', 'undoInDocument'),
    }),
  },
)
const anyStep: fc.Arbitrary<Step> = fc.record({
  window: fc.constantFrom(0, 1),
  act: anyAct,
})

/** A state older than the latest revision comes back: its highlights must still stand on that revision. */
const backPastARevision: Step[] = [
  { window: 0, act: { kind: 'create', sentence: 0 } },
  { window: 1, act: { kind: 'snapshot' } },
  { window: 0, act: { kind: 'trash', which: 0 } },
  { window: 0, act: { kind: 'revise', order: [3, 0] } },
  { window: 1, act: { kind: 'create', sentence: 3 } },
  { window: 1, act: { kind: 'goBack', which: 0 } },
]

interface World {
  readonly harness: Harness
  readonly windows: readonly [Client, Client]
  readonly documentId: string
  /** Every highlight that was ever made, with the operation that made it. */
  readonly made: Map<string, number>
}

/** What the interface may refuse: an act that has nothing to act on, or comes at a wrong time. */
const refusals = new Set(['conflict', 'not_found', 'invalid_input', 'stale', 'ambiguous'])

async function isDone(act: Promise<unknown>): Promise<void> {
  try {
    await act
  } catch (error) {
    if (!(error instanceof AppError && refusals.has(error.code))) throw error
  }
}

async function perform(world: World, { window, act }: Step): Promise<void> {
  const { harness, windows, documentId, made } = world
  const { call } = windows[window]
  const ids = [...made.keys()]
  const idOf = (which: number) => ids[which % Math.max(ids.length, 1)]
  switch (act.kind) {
    case 'create': {
      const passage = { quote: sentences[act.sentence] ?? '' }
      const { id } = await call('highlights.create', { documentId, passage })
      made.set(id, (await call('project.info', {})).seq)
      return
    }
    case 'trash':
    case 'restore':
    case 'confirm': {
      const id = idOf(act.which)
      if (id === undefined) return
      await call(`highlights.${act.kind}`, { highlightIds: [id] })
      return
    }
    case 'attach': {
      const highlightId = idOf(act.which)
      if (highlightId === undefined) return
      await call('highlights.attach', { highlightId, ranges: [[0, 5]] })
      return
    }
    case 'revise': {
      const text = act.order.map((index) => sentences[index]).join('\n\n')
      await call('documents.revise', { documentId, grant: harness.file('newer.txt', text) })
      return
    }
    case 'snapshot':
      await call('snapshots.create', { name: `kept ${(await call('project.info', {})).seq}` })
      return
    case 'goBack': {
      const names = (await call('snapshots.list', {})).filter((one) => one.documentId === null)
      const name = names[act.which % Math.max(names.length, 1)]?.name
      if (name !== undefined) await call('snapshots.restore', { name })
      return
    }
    case 'undo':
    case 'redo':
      await call(`history.${act.kind}`, {})
      return
    case 'undoInDocument':
      await call('history.undo', { documentId })
  }
}

/** The operations whose work stands: done and not undone, or undone and redone. */
async function standing({ windows: [{ call }] }: World): Promise<ReadonlySet<number>> {
  const undone = new Set<number>()
  const entries = await call('history.list', { limit: 10_000 })
  // Newest first: what took something back counts only if it was not itself taken back.
  for (const { seq, undoes } of entries) {
    if (undoes !== null && !undone.has(seq)) undone.add(undoes)
  }
  return new Set(entries.map(({ seq }) => seq).filter((seq) => !undone.has(seq)))
}

async function lostHighlights(world: World): Promise<string[]> {
  const { call } = world.windows[0]
  const listed = (await call('highlights.list', {})).map(({ id }) => id)
  const trashed = (await call('trash.list', {})).map(({ id }) => id)
  const present = new Set([...listed, ...trashed])
  const stands = await standing(world)
  return [...world.made].flatMap(([id, seq]) => (stands.has(seq) && !present.has(id) ? [id] : []))
}

async function openWorld(harness: Harness, name: string): Promise<World> {
  const windows = [await harness.connectAnother(), await harness.connectAnother()] as const
  await windows[0].call('projects.create', { grant: harness.grant(name) })
  await windows[1].call('projects.open', { grant: harness.grant(name) })
  writeFileSync(join(harness.folder, 'first.txt'), sentences.join('\n\n'))
  const grants = [harness.grant('first.txt')]
  const { documents } = await windows[0].call('documents.import', { grants })
  return { harness, windows, documentId: documents[0]?.id ?? '', made: new Map() }
}

test('nothing that two windows do in any order loses a highlight', async () => {
  const harness = await openHarness(async (host) => {
    const [client, hostEnd] = memoryWirePair()
    host.attach(hostEnd)
    return client
  })
  let runs = 0
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 30, maxLength: 40 }), async (steps) => {
        const world = await openWorld(harness, `run-${runs++}.variorum`)
        for (const step of steps) await isDone(perform(world, step))
        expect(await lostHighlights(world)).toEqual([])
        const { call } = world.windows[0]
        expect(await call('project.verify', {})).toMatchObject({ ok: true, problems: [] })
        for (const { call: leave } of world.windows) await leave('projects.close', {})
      }),
      // A run takes a second; making a failing one smaller would take minutes.
      { numRuns: 4, endOnFailure: true, examples: [[backPastARevision]] },
    )
  } finally {
    await harness.close()
  }
}, 120_000)
