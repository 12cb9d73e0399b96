import { authorityOf } from '../../../core/export/authorityUri.ts'
import type { ImportedMention } from '../../../core/export/importedModel.ts'
import { uniqueNames } from '../../../core/export/uniqueNames.ts'

const LONGEST = 200

/** What taggers call kinds of entities, by what we call them. */
const types: readonly (readonly [type: string, pattern: RegExp])[] = [
  ['person', /^(?:b-|i-)?per(?:son)?$/i],
  ['organisation', /^(?:b-|i-)?org(?:ani[sz]ation)?$/i],
  ['place', /^(?:b-|i-)?(?:loc(?:ation)?|gpe|place)$/i],
  ['event', /^(?:b-|i-)?event$/i],
]

/**
 * Entities of a file that knows them by URI alone. Each is called by the words of the first passage about it; two of the
 * same words are told apart.
 */
export function identifiedEntities(): (
  uri: string,
  words: string,
  labels: readonly string[],
) => ImportedMention {
  const nameOf = uniqueNames([])
  const names = new Map<string, string>()
  return (uri, words, labels) => {
    const authority = authorityOf(uri) ?? { authority: 'uri', id: uri }
    const wish = words.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST).toWellFormed()
    const name = names.get(uri) ?? nameOf(wish === '' ? authority.id : wish)
    names.set(uri, name)
    const type = types.find(([, pattern]) => labels.some((label) => pattern.test(label)))?.[0]
    const mention = { uri, authority, entityId: null, label: name, role: 'mention' as const }
    return { ...mention, type: type ?? null }
  }
}
