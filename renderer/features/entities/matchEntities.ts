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

/**
 * The entities of exactly this name, upper and lower case alike: by label, or else by alias; the one most
 * mentioned first.
 */
export function entitiesNamed(entities: readonly EntityView[], name: string): EntityView[] {
  const wanted = fold(name)
  if (wanted === '') return []
  const byLabel = entities.filter(({ label }) => fold(label) === wanted)
  const named = byLabel.length > 0 ? byLabel : entities.filter((one) => isNamedBy(one, name))
  return named.toSorted((left, right) => right.mentions - left.mentions)
}

/** The entities that the words name, in the order in which they do. */
export function entitiesIn(entities: readonly EntityView[], words: string): EntityView[] {
  const text = ` ${bare(words)} `
  return entities
    .map((entity) => {
      const names = namesOf(entity).map(bare).filter(Boolean)
      const found = names.map((name) => text.indexOf(` ${name} `)).filter((place) => place !== -1)
      return { entity, place: found.length === 0 ? -1 : Math.min(...found) }
    })
    .filter(({ place }) => place !== -1)
    .sort((left, right) => left.place - right.place)
    .map(({ entity }) => entity)
}

/** Letters and figures alone, words apart by one space. */
function bare(words: string): string {
  return fold(words)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
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
