import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { memoryWirePair } from '../../core/api/memoryWire.ts'
import { type Harness, openHarness } from './harness.ts'
import { type Act, anyAct, perform, sentences, type World } from './nothingLost/acts.ts'
import { type DocumentName, Model } from './nothingLost/model.ts'
import { expectSame } from './nothingLost/observe.ts'

let harness: Harness
beforeAll(async () => {
  harness = await openHarness(async (host) => {
    const [client, hostEnd] = memoryWirePair()
    host.attach(hostEnd)
    return client
  })
})
afterAll(() => harness.close())

let runs = 0

/** A project with two documents and a code, open in two windows. */
async function openWorld(): Promise<World & { readonly name: string }> {
  const name = `run-${runs++}.variorum`
  const windows = [await harness.connectAnother(), await harness.connectAnother()] as const
  const [{ call }, other] = windows
  await call('projects.create', { grant: harness.grant(name) })
  await other.call('projects.open', { grant: harness.grant(name) })
  const model = new Model()
  const add = async (document: DocumentName) => {
    const text = sentences[document].join('\n\n')
    writeFileSync(join(harness.folder, `${document}.txt`), text)
    const grants = [harness.grant(`${document}.txt`)]
    const { documents } = await call('documents.import', { grants })
    model.things = new Map(model.things).set(`revision ${document} 1`, {
      kind: 'revision',
      document,
      text,
    })
    return documents[0]?.id ?? ''
  }
  const documentIds = { A: await add('A'), B: await add('B') }
  await call('codes.create', { name: 'Fact' })
  return { harness, windows, documentIds, model, name }
}

async function expectNothingLost(acts: readonly Act[]): Promise<void> {
  const world = await openWorld()
  for (const [place, act] of acts.entries()) {
    try {
      await perform(world, act)
      await expectSame(world)
    } catch (error) {
      throw new Error(`act ${place + 1}, ${act.kind}`, { cause: error })
    }
  }
  const { call } = world.windows[0]
  expect(await call('project.verify', {})).toMatchObject({ ok: true, problems: [] })
  for (const { call: callOne } of world.windows) await callOne('projects.close', {})
  await call('projects.open', { grant: harness.grant(world.name) })
  await expectSame(world)
  await call('projects.close', {})
}

const act = (kind: Act['kind'], more: Partial<Act> = {}): Act => ({
  kind,
  window: 0,
  document: 'A',
  scope: null,
  which: 1,
  order: [3, 0, 1],
  ...more,
})

test.each<[string, Act[]]>([
  [
    'goes back behind a revision',
    [
      act('create'),
      act('snapshot', { window: 1 }),
      act('trash'),
      act('emptyTrash'),
      act('revise'),
      act('goBack', { window: 1 }),
    ],
  ],
  [
    'goes back to a highlight that was in the trash',
    [
      act('create'),
      act('trash'),
      act('snapshot'),
      act('emptyTrash'),
      act('revise'),
      act('goBack'),
      act('restore'),
    ],
  ],
  [
    'takes back an import of two documents, and brings it again after a revision of one',
    [
      act('importFile', { which: 0 }),
      act('undo', { scope: 'B' }),
      act('revise', { document: 'A' }),
      act('redo', { scope: 'B' }),
    ],
  ],
  [
    'highlights an old revision',
    [act('revise'), act('revise', { order: [5, 1, 0, 2] }), act('create', { which: 3 })],
  ],
  [
    'accepts, attaches and carries on',
    [
      act('create'),
      act('create', { which: 2 }),
      act('revise', { order: [0, 3, 4] }),
      act('attach', { which: 0 }),
      act('confirm', { which: 1 }),
      act('note'),
      act('revise', { order: [1, 2, 0] }),
      act('undo'),
      act('undo'),
      act('redo'),
    ],
  ],
])('nothing is lost by whoever %s', (_name, acts) => expectNothingLost(acts), 120_000)

test('nothing is lost by anything that two windows do in any order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { minLength: 20, maxLength: 30 }), expectNothingLost),
    { numRuns: 12, endOnFailure: true },
  )
}, 300_000)
