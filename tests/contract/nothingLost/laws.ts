import { expect } from 'vitest'
import type { Output } from '../../../core/api/registry.ts'
import { canonical, mirrored } from '../../../core/compare/comparisons.fixture.ts'
import type { DocumentName } from './model.ts'
import { sentences, type World } from './world.ts'

/** What holds of any project, whatever was done to it. Adds two revisions to each document. */
export async function expectLaws(world: World): Promise<void> {
  for (const document of ['A', 'B'] as const) {
    const latest = world.model.latest(document)
    await expectNothingBetween(world, document, 1)
    await expectNothingBetween(world, document, latest)
    await expectMirrored(world, document, 1, latest)
    await expectBack(world, document)
  }
}

/** A version compared with itself differs in nothing. */
async function expectNothingBetween(
  { windows: [{ call }], documentIds }: World,
  document: DocumentName,
  revision: number,
): Promise<void> {
  const side = { documentId: documentIds[document], revision }
  const { text, annotations } = await call('compare.run', { left: side, right: side })
  expect(text.changes).toEqual([])
  for (const annotation of annotations) {
    expect(annotation).toMatchObject({ class: 'kept', details: [] })
    expect(annotation.left?.id).toBe(annotation.right?.id)
  }
}

/** Whichever version is left, a comparison says the same. */
async function expectMirrored(
  { windows: [{ call }], documentIds }: World,
  document: DocumentName,
  from: number,
  to: number,
): Promise<void> {
  const documentId = documentIds[document]
  const left = { documentId, revision: from }
  const right = { documentId, revision: to }
  const there = await call('compare.run', { left, right })
  const back = await call('compare.run', { left: right, right: left })
  expect(canonical(mirrored(back))).toEqual(canonical(there))
}

/** A revision and then one that takes it back leave every highlight where it was. */
async function expectBack(world: World, document: DocumentName): Promise<void> {
  const { model } = world
  const latest = model.latest(document)
  const text = model.textOf(document, latest)
  const [first, ...others] = sentences[document].toReversed()
  const shorter = others.join('\n\n')
  await revise(world, document, shorter === text ? `${shorter}\n\n${first}` : shorter)
  await revise(world, document, text)
  const before = await placesOn(world, document, latest)
  expect(await placesOn(world, document, latest + 2)).toEqual(before)
}

async function revise(
  { harness, windows: [{ call }], documentIds }: World,
  document: DocumentName,
  text: string,
): Promise<void> {
  const grant = harness.file('newer.txt', text)
  await call('documents.revise', { documentId: documentIds[document], grant })
}

async function placesOn(
  { windows: [{ call }], documentIds }: World,
  document: DocumentName,
  revision: number,
): Promise<ReadonlyMap<string, Output<'highlights.list'>[number]['ranges']>> {
  const listed = await call('highlights.list', { documentId: documentIds[document], revision })
  return new Map(listed.map(({ id, ranges }) => [id, ranges]))
}
