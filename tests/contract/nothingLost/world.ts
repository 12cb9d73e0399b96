import { expect } from 'vitest'
import type { Client } from '../../../core/api/connect.ts'
import type { Harness } from '../harness.ts'
import type { DocumentName, Highlight, Model, Note, Scope, Thing } from './model.ts'

/** Six sentences each; no document has one of the other's. */
export const sentences: Readonly<Record<DocumentName, readonly string[]>> = {
  A: [
    'The harbour was closed on Monday.',
    'The minister spoke of the fleet.',
    'Nobody was hurt.',
    'Our ships left the mole at noon.',
    'A second secretary denied it.',
    'Newspapers wrote about nothing else.',
  ],
  B: [
    'Dear Anna, the apples are ripe.',
    'Father sends you his greetings.',
    'We sold both horses last week.',
    'Come before winter, if you can.',
    'It rained on every single day.',
    'Write soon and keep well.',
  ],
}

export interface World {
  readonly harness: Harness
  readonly windows: readonly [Client, Client]
  readonly documentIds: Readonly<Record<DocumentName, string>>
  readonly model: Model
}

/** What an act is about; numbers choose among what there is, 0 the newest. */
export interface Choice {
  readonly window: 0 | 1
  readonly document: DocumentName
  readonly scope: Scope
  readonly which: number
  readonly order: readonly number[]
}

/** An act while it is done, in its window and in the model. */
export interface Doing extends Choice {
  readonly world: World
  readonly model: Model
  readonly call: Client['call']
  /** What there is, to be changed and done. */
  readonly next: Map<string, Thing>
}

export function pick<T>(things: readonly T[], which: number): T | undefined {
  return things[which % Math.max(things.length, 1)]
}

/** 0 is the newest, so that an act can be about what the one before it made. */
export function pickFromNewest<T>(things: readonly T[], which: number): T | undefined {
  return pick(things.toReversed(), which)
}

export function liveHighlights(model: Model): Highlight[] {
  return model.of('highlight').filter(({ isDeleted }) => !isDeleted)
}

export function pickLive({ model, which }: Doing): Highlight | undefined {
  return pickFromNewest(liveHighlights(model), which)
}

export function pickLiveNote({ model, which }: Doing): Note | undefined {
  const live = new Set(liveHighlights(model).map(({ id }) => id))
  const notes = model
    .of('note')
    .filter(({ highlight, isDeleted }) => !isDeleted && live.has(highlight))
  return pickFromNewest(notes, which)
}

export async function refused(call: Promise<unknown>, ...codes: readonly string[]): Promise<void> {
  await expect(call).rejects.toMatchObject({
    code: expect.stringMatching(new RegExp(`^(${codes.join('|')})$`)),
  })
}
