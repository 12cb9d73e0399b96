import { expect, test } from 'vitest'
import { compareVersions } from '../../../core/compare/compareVersions.ts'
import type { Comparison } from '../../../core/compare/comparison.ts'
import {
  annotation,
  coding,
  mention,
  note,
  version,
} from '../../../core/compare/versions.fixture.ts'
import type { Annotation } from '../../../core/model/annotation.ts'
import { type Choices, choicesSteps } from './choices.ts'

const text = 'Ada wrote it, and Bo read it.'

function comparing(left: readonly Annotation[], right: readonly Annotation[]): Comparison {
  return compareVersions(version(text, left), version(text, right, { revision: 2 }))
}

/** With how many times the thread could be had meanwhile. */
function gathered(comparison: Comparison): { choices: Choices; pauses: number } {
  const steps = choicesSteps(comparison)
  for (let pauses = 0; ; pauses++) {
    const step = steps.next()
    if (step.done === true) return { choices: step.value, pauses }
  }
}

test('where nothing is annotated there is nothing to choose', () => {
  expect(gathered(comparing([], [])).choices).toEqual({ code: [], entity: [], annotator: [] })
})

test('a code comes with all those above it, each once, by name', () => {
  const on = (name: string, path: string) =>
    annotation(text, { name, codings: [coding(path)] }, [name])
  const { choices } = gathered(comparing([on('Ada', 'source/person/named')], [on('Bo', 'source')]))
  expect(choices.code).toEqual(
    ['source', 'source/person', 'source/person/named'].map((path) => [path, path]),
  )
})

test('an entity is chosen by its id and called by its label', () => {
  const both = { name: 'wrote', mentions: [mention('Bo'), mention('Ada')] }
  const { entity } = gathered(comparing([annotation(text, both, ['wrote'])], [])).choices
  expect(entity).toEqual(['Ada', 'Bo'].map((label) => [mention(label).entityId, label]))
})

test('people are those who highlighted, coded or noted, on either side', () => {
  const codings = [coding('claim', 'Cy')]
  const notes = [note('doubt', 'Did she?', 'Di')]
  const { annotator } = gathered(
    comparing(
      [annotation(text, { name: 'gone', annotator: 'Bo', codings }, ['wrote'])],
      [annotation(text, { name: 'come', annotator: 'Ada', notes }, ['read'])],
    ),
  ).choices
  expect(annotator.map(([name]) => name)).toEqual(['Ada', 'Bo', 'Cy', 'Di'])
})

test('thousands are gathered in steps', () => {
  const [one] = comparing([annotation(text, { name: 'one' }, ['Ada'])], []).annotations
  if (one === undefined) throw new Error('the one annotation is missing')
  const many = { ...comparing([], []), annotations: Array.from({ length: 2001 }, () => one) }
  expect(gathered(many).pauses).toBe(3)
})
