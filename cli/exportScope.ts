import type { ExportScope } from '../core/api/exportMethods.ts'
import { pathText } from '../core/export/codeTree.ts'
import { anchorStates } from '../core/model/anchor.ts'
import { AppError } from '../core/model/error.ts'
import { type Given, oneOf } from './command.ts'
import { documentNamed } from './names.ts'
import type { Terminal } from './terminal.ts'

/** What the options of `export` choose, by the names that people use. Throws `not_found`, `ambiguous`. */
export async function scopeNamed(terminal: Terminal, given: Given): Promise<ExportScope> {
  const documentIds = await Promise.all(
    given.texts('document').map(async (name) => (await documentNamed(terminal, name)).id),
  )
  const codeIds = await idsOf(given.texts('code'), 'code', () => namedCodes(terminal))
  const entityIds = await idsOf(given.texts('entity'), 'entity', () => namedEntities(terminal))
  const annotatorIds = await idsOf(given.texts('annotator'), 'annotator', () =>
    namedAnnotators(terminal),
  )
  const states = given.texts('state').map((state) => oneOf('state', anchorStates, state))
  const highlightIds = await chosenHighlights(terminal, given)
  const chosen = { documentIds, codeIds, entityIds, annotatorIds, states, highlightIds }
  // An option that is not given does not narrow.
  return Object.fromEntries(Object.entries(chosen).filter(([, list]) => list.length > 0))
}

/** Those named by their ids, those that a search finds, or what is both. */
async function chosenHighlights(terminal: Terminal, given: Given): Promise<readonly string[]> {
  const named = given.texts('annotation')
  const query = given.text('found')
  if (named.length > 0) {
    const known = new Set((await terminal.call('highlights.list', {})).map(({ id }) => id))
    const unknown = named.find((id) => !known.has(id))
    if (unknown !== undefined) {
      throw new AppError('not_found', `no annotation ${JSON.stringify(unknown)}`)
    }
  }
  if (query === undefined) return named
  const found = await terminal.call('search.highlights', { query })
  const both = named.length === 0 ? found : found.filter((id) => named.includes(id))
  if (both.length > 0) return both
  throw new AppError('not_found', `no annotation has the words ${JSON.stringify(query)}`)
}

interface Named {
  readonly id: string
  readonly names: readonly string[]
}

async function idsOf(
  wanted: readonly string[],
  kind: string,
  list: () => Promise<readonly Named[]>,
): Promise<string[]> {
  if (wanted.length === 0) return []
  const known = await list()
  return wanted.map((name) => {
    const found = known.filter(({ id, names }) => id === name || names.includes(name))
    const [only] = found
    if (only === undefined) throw new AppError('not_found', `no ${kind} ${JSON.stringify(name)}`)
    if (found.length === 1) return only.id
    const ids = found.map(({ id }) => id)
    const message = `several have the name ${JSON.stringify(name)}: ${ids.join(', ')}`
    throw new AppError('ambiguous', message, { ids })
  })
}

async function namedCodes(terminal: Terminal): Promise<Named[]> {
  const codes = await terminal.call('codes.list', {})
  return codes.map(({ id, path }) => ({ id, names: [pathText(path)] }))
}

async function namedEntities(terminal: Terminal): Promise<Named[]> {
  const entities = await terminal.call('entities.list', {})
  return entities.map(({ id, label, type }) => ({ id, names: [label, `${label}:${type}`] }))
}

async function namedAnnotators(terminal: Terminal): Promise<Named[]> {
  const annotators = await terminal.call('annotators.list', {})
  return annotators.map(({ id, name }) => ({ id, names: [name] }))
}
