import type { EntityView } from '../../../core/api/codebookMethods.ts'

/**
 * Entities for what was typed; for nothing typed, those that the words selected name come first, then
 * the most mentioned. Labels and aliases count alike, upper and lower case too.
 */
export function matchEntities(
  entities: readonly EntityView[],
  query: string,
  words: string,
): EntityView[] {
  const wanted = query.trim().toLowerCase()
  return entities
    .flatMap((entity) => {
      const rank = wanted === '' ? rankByWords(entity, fold(words)) : rankByName(entity, wanted)
      return rank === null ? [] : [{ entity, rank }]
    })
    .sort((left, right) => left.rank - right.rank || right.entity.mentions - left.entity.mentions)
    .map(({ entity }) => entity)
}

/** Whether the words are one of the entity's names. */
export function isNamedBy(entity: EntityView, words: string): boolean {
  return namesOf(entity).includes(fold(words))
}

function rankByWords(entity: EntityView, words: string): number {
  if (words === '') return 2
  if (isNamedBy(entity, words)) return 0
  return namesOf(entity).some((name) => words.includes(name) || name.includes(words)) ? 1 : 2
}

function rankByName(entity: EntityView, wanted: string): number | null {
  const names = namesOf(entity)
  if (names.some((name) => name.startsWith(wanted))) return 0
  if (names.some((name) => name.includes(` ${wanted}`))) return 1
  return names.some((name) => name.includes(wanted)) ? 2 : null
}

function namesOf({ label, aliases }: EntityView): string[] {
  return [label, ...aliases].map(fold)
}

function fold(name: string): string {
  return name.trim().replaceAll(/\s+/g, ' ').toLowerCase()
}
