import type { Comparison } from '../../../core/compare/comparison.ts'
import { type Only, peopleOf } from './filters.ts'

/** What a choice stands for, and how it is called. */
export type Option = readonly [value: string, label: string]

/** What the annotations of a comparison can be narrowed to: everything that either side has. */
export type Choices = Readonly<Record<keyof Only, readonly Option[]>>

/** So many annotations are looked at in a step. */
const PER_STEP = 1000

/** Gathers codes with those above them, entities and people, by name; in steps. */
export function* choicesSteps({ annotations }: Comparison): Generator<void, Choices> {
  const codes = new Set<string>()
  const entities = new Map<string, string>()
  const people = new Set<string>()
  for (const [index, { left, right }] of annotations.entries()) {
    if (index % PER_STEP === 0) yield
    for (const side of [left, right]) {
      if (side === null) continue
      for (const code of side.codes) codes.add(code)
      for (const { id, label } of side.entities) entities.set(id, label)
      for (const name of peopleOf(side)) people.add(name)
    }
  }
  const same = (name: string): Option => [name, name]
  return {
    code: [...new Set([...codes].flatMap(withParents))].sort().map(same),
    entity: [...entities].sort(([, one], [, other]) => (one < other ? -1 : 1)),
    annotator: [...people].sort().map(same),
  }
}

function withParents(path: string): string[] {
  const parts = path.split('/')
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}
