import type { EntityRef } from '../../core/api/shapes.ts'
import { annotationJson, extent } from '../../core/export/annotationJson.ts'
import { pageLabel } from '../../core/export/citation.ts'
import { exportText } from '../../core/export/exportText.ts'
import { anchorStates } from '../../core/model/anchor.ts'
import type { Annotation } from '../../core/model/annotation.ts'
import { AppError } from '../../core/model/error.ts'
import type { PageStart } from '../../core/model/page.ts'
import { type CommandDefinition, oneOf } from '../command.ts'
import { annotatorNamed, documentNamed } from '../names.ts'
import type { Terminal } from '../terminal.ts'
import { lines } from '../text.ts'

export const annotateCommand: CommandDefinition = {
  name: 'annotate',
  usage:
    '<project> <doc> --quote TEXT [--occurrence N] [--revision N] [--code PATH]... [--note MARKDOWN] [--entity LABEL:TYPE]... [--annotator A]',
  summary: 'Highlight a passage by its words, with codes, a note and entities.',
  options: {
    quote: 'text',
    occurrence: 'number',
    revision: 'number',
    code: 'texts',
    note: 'text',
    entity: 'texts',
    annotator: 'text',
  },
  positionals: [2, 2],
  async run(given, terminal) {
    const quote = given.text('quote')
    if (quote === undefined) throw new AppError('misuse', 'annotate needs --quote TEXT')
    const codes = given.texts('code').map((path) => ({ path: codePath(path) }))
    const mentions = given.texts('entity').map((entity) => ({ entity: entityNamed(entity) }))
    const occurrence = given.number('occurrence')
    const revision = given.number('revision')
    const note = given.text('note')?.trim()
    await terminal.write(given.positional(0))
    const document = await documentNamed(terminal, given.positional(1))
    const annotation = await terminal.call('highlights.create', {
      documentId: document.id,
      passage: occurrence === undefined ? { quote } : { quote, occurrence },
      codes,
      mentions,
      ...(revision === undefined ? {} : { revision }),
      ...(note ? { note: { markdown: note } } : {}),
      ...(await annotatorNamed(terminal, given.text('annotator'))),
    })
    const { id, state } = annotation
    const json = { id, ...extent(annotation.ranges), quote: annotation.quote, state }
    return { json, text: `${id}\n` }
  },
}

export const annotationsCommand: CommandDefinition = {
  name: 'annotations',
  usage: `<project> [<doc>] [--revision N] [--state ${anchorStates.join('|')}]...`,
  summary: 'The annotations as they stand on a revision.',
  options: { revision: 'number', state: 'texts' },
  positionals: [1, 2],
  async run(given, terminal) {
    const revision = given.number('revision')
    const states = given.texts('state').map((state) => oneOf('state', anchorStates, state))
    await terminal.read(given.positional(0))
    const name = given.positionals[1]
    const all = await terminal.call('highlights.list', {
      ...(name === undefined ? {} : { documentId: (await documentNamed(terminal, name)).id }),
      ...(revision === undefined ? {} : { revision }),
    })
    const annotations = all.filter(({ state }) => states.length === 0 || states.includes(state))
    const pageOf = await pageLabels(terminal, annotations)
    return {
      json: annotations.map((annotation) => annotationJson(annotation, pageOf(annotation))),
      text: lines(
        annotations.map((annotation) => {
          const { id, state, quote } = annotation
          const page = pageOf(annotation)
          const place = page === null ? '' : `${exportText.pageNumber(page)}  `
          return `${id}  ${state}  ${place}${oneLine(quote)}`
        }),
      ),
    }
  },
}

/** What tells the page of each of these, read from the revisions that they stand on. */
async function pageLabels(
  terminal: Terminal,
  annotations: readonly Annotation[],
): Promise<(annotation: Annotation) => string | null> {
  const pages = new Map<string, readonly PageStart[]>()
  for (const { documentId, revision } of annotations) {
    const key = `${documentId}@${revision}`
    if (pages.has(key)) continue
    pages.set(key, (await terminal.call('documents.content', { documentId, revision })).pages)
  }
  return ({ documentId, revision, ranges }) =>
    pageLabel({ pages: pages.get(`${documentId}@${revision}`) ?? [] }, ranges)
}

function codePath(path: string): string[] {
  const names = path.split('/').map((name) => name.trim())
  if (names.some((name) => name === '')) {
    throw new AppError('misuse', `--code takes a path such as a/b, not ${JSON.stringify(path)}`)
  }
  return names
}

function entityNamed(text: string): EntityRef {
  const colon = text.lastIndexOf(':')
  const label = text.slice(0, colon).trim()
  const type = text.slice(colon + 1).trim()
  if (colon < 0 || label === '' || type === '') {
    throw new AppError('misuse', `--entity takes LABEL:TYPE, not ${JSON.stringify(text)}`)
  }
  return { label, type }
}

function oneLine(text: string): string {
  const flat = text.replaceAll(/\s+/g, ' ')
  return flat.length > 80 ? `${flat.slice(0, 79)}…` : flat
}
