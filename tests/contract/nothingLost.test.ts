import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { memoryWirePair } from '../../core/api/memoryWire.ts'
import { type Harness, type OpenWire, openHarness } from './harness.ts'
import { type Act, perform } from './nothingLost/acts.ts'
import { expectLaws } from './nothingLost/laws.ts'
import { type DocumentName, Model } from './nothingLost/model.ts'
import { expectSame } from './nothingLost/observe.ts'
import { actsOf, anyStory, turns } from './nothingLost/stories.ts'
import { type Choice, sentences, type World } from './nothingLost/world.ts'

let harness: Harness
beforeAll(async () => {
  const openWire: OpenWire = async (host) => {
    const [client, hostEnd] = memoryWirePair()
    host.attach(hostEnd)
    return client
  }
  harness = await openHarness(openWire)
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
  await expectLaws(world)
  await call('projects.close', {})
}

const base: Choice = { window: 0, document: 'A', scope: null, which: 1, order: [3, 0, 1] }

test.each(Object.entries(turns))(
  'nothing is lost by whoever %s',
  async (_name, turn) => {
    await expectNothingLost(actsOf(turn, base))
  },
  120_000,
)

test('nothing is lost by anything that two windows do in any order', async () => {
  await fc.assert(fc.asyncProperty(anyStory, expectNothingLost), {
    numRuns: 24,
    endOnFailure: true,
  })
}, 300_000)
