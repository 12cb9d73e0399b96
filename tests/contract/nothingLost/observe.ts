import { expect } from 'vitest'
import type { Output } from '../../../core/api/registry.ts'
import type { Anchor, DocumentName, Model, Seen } from './model.ts'
import type { World } from './world.ts'

type Listed = Output<'highlights.list'>[number]

/** Compares everything that the app shows, on every revision, with what the model says there is. */
export async function expectSame({ windows, documentIds, model }: World): Promise<void> {
  const [{ call }] = windows
  for (const document of ['A', 'B'] as const) {
    const documentId = documentIds[document]
    expect((await call('documents.get', { documentId })).revisions.length).toBe(
      model.latest(document),
    )
    for (let revision = 1; revision <= model.latest(document); revision++) {
      const listed = await call('highlights.list', { documentId, revision })
      compareRevision(model, document, revision, listed)
    }
  }
  const trashed = (await call('trash.list', {})).map(({ id }) => id)
  const expected = [...model.of('highlight'), ...model.of('note')].filter(
    (thing) => thing.isDeleted,
  )
  expect(trashed.sort()).toEqual(expected.map(({ id }) => id).sort())
  await expectSnapshots(call, documentIds, model)
}

/** Each snapshot is what it was when it was made, and there is one from before every revision. */
async function expectSnapshots(
  call: World['windows'][0]['call'],
  documentIds: World['documentIds'],
  model: Model,
): Promise<void> {
  const listed = await call('snapshots.list', {})
  const named = (documentId: string | null) =>
    listed.filter((snapshot) => snapshot.documentId === documentId)
  const hashes = (snapshots: readonly { name: string; hash: string }[]) =>
    new Map(snapshots.map(({ name, hash }) => [name, hash]))
  expect(hashes(named(null))).toEqual(hashes(model.of('snapshot')))
  for (const document of ['A', 'B'] as const) {
    const before = named(documentIds[document]).map(({ name }) => name)
    const later = Array.from({ length: model.latest(document) - 1 }, (_, index) => index + 2)
    expect(before.sort()).toEqual(later.map((number) => `before-revision-${number}`).sort())
  }
}

function compareRevision(
  model: Model,
  document: DocumentName,
  revision: number,
  listed: readonly Listed[],
): void {
  const expected = model
    .of('highlight')
    .filter((thing) => thing.document === document && thing.home <= revision && !thing.isDeleted)
  const where = `highlights of ${document}, revision ${revision}`
  expect(idsOf(listed), where).toEqual(idsOf(expected))
  for (const annotation of listed) {
    const { id } = annotation
    const anchor = model.anchor(id, revision)
    if (anchor === undefined) throw new Error(`${where}: the model knows no anchor of ${id}`)
    compareAnchor(model, anchor, annotation)
    const notes = model
      .of('note')
      .filter(({ highlight, isDeleted }) => highlight === id && !isDeleted)
    const seen = annotation.notes.map((each) => `${each.id} ${each.markdown} ${each.parentId}`)
    const wanted = notes.map((each) => `${each.id} ${each.markdown} ${each.parent}`)
    expect(seen.sort(), where).toEqual(wanted.sort())
    const paths = model.things.has(`coding ${id}`) ? [['Fact']] : []
    expect(
      annotation.codings.map(({ path }) => path),
      where,
    ).toEqual(paths)
  }
}

function idsOf(things: readonly { readonly id: string }[]): string[] {
  return things.map(({ id }) => id).sort()
}

/** What was seen once stays; what is new must follow from its evidence. */
function compareAnchor(model: Model, anchor: Anchor, annotation: Listed): void {
  const { state, quote, current, ranges, anchoredBy } = annotation
  const seen: Seen = { state, quote, current, start: ranges[0]?.[0] ?? null }
  const where = `the anchor of ${anchor.highlight} on ${anchor.document} ${anchor.revision}`
  expect(anchoredBy, where).toBe(anchor.by)
  if (anchor.seen === null) {
    checkCarried(anchor, seen, model.textOf(anchor.document, anchor.revision))
    anchor.seen = seen
  }
  expect(seen, where).toEqual(anchor.seen)
  checkContext(model, anchor, annotation)
}

/** What stands around the evidence is shown from where that was chosen, by whomever it was placed since. */
function checkContext(model: Model, { highlight, document, revision, from }: Anchor, seen: Listed) {
  const number = from?.revision ?? revision
  const source = model.anchor(highlight, number)?.seen
  // Where a person has placed it since, another passage may be evidence by now.
  if (source?.start == null || source.current !== seen.quote) return
  const text = model.textOf(document, number)
  const [before, after] = [
    text.slice(0, source.start),
    text.slice(source.start + seen.quote.length),
  ]
  expect([before.endsWith(seen.prefix), after.startsWith(seen.suffix)]).toEqual([true, true])
  expect([seen.prefix === '', seen.suffix === '']).toEqual([before === '', after === ''])
}

function checkCarried({ from }: Anchor, seen: Seen, text: string): void {
  if (from === null) throw new Error('a carried anchor comes from somewhere')
  const { words, start } = from
  expect(seen.quote).toBe(words)
  const stands = countOf(text, words)
  if (stands === 0) expect(['edited', 'ambiguous', 'orphan']).toContain(seen.state)
  // The engine may hold a scrap of a few letters for a look-alike, but never a whole sentence.
  if (stands === 1 && words.endsWith('.')) {
    const place = text.indexOf(words)
    const state = place === start ? 'exact' : 'shifted'
    expect(seen).toMatchObject({ state, current: words, start: place })
  }
  if (seen.state === 'exact') expect(seen).toMatchObject({ current: words, start })
  if (seen.state === 'shifted') expect(seen.current).toBe(words)
  if (seen.state === 'edited') expect(seen.start).not.toBeNull()
  if (seen.state === 'ambiguous' || seen.state === 'orphan') expect(seen.start).toBeNull()
}

function countOf(text: string, words: string): number {
  return words === '' ? 0 : text.split(words).length - 1
}
