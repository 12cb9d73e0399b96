import { annotationFormatNames } from '../../core/api/outcomeMethods.ts'
import type { Output } from '../../core/api/registry.ts'
import { excerpt } from '../../core/compare/excerpt.ts'
import { ignorings } from '../../core/compare/ignoring.ts'
import { affectedMarkdown } from '../../core/compare/reportAffected.ts'
import { beforeRevision } from '../../core/model/beforeRevision.ts'
import { AppError } from '../../core/model/error.ts'
import { type CommandDefinition, oneOf } from '../command.ts'
import { documentNamed, sideNamed } from '../names.ts'
import { lines, plural } from '../text.ts'

const compareFormats = ['json', 'html', 'markdown', 'csv'] as const

export const compareCommand: CommandDefinition = {
  name: 'compare',
  usage: `<project> <left> <right> [--format json|html|markdown|csv] [--ignore ${ignorings.join('|')}]`,
  summary: 'Two annotated versions, DOC@REV[#SNAPSHOT][/ANNOTATOR,...]: text and annotations.',
  options: { format: 'text', ignore: 'text' },
  positionals: [3, 3],
  async run(given, terminal) {
    const format = oneOf('format', compareFormats, given.text('format') ?? 'markdown')
    const ignore = oneOf('ignore', ignorings, given.text('ignore') ?? 'nothing')
    await terminal.read(given.positional(0))
    const sides = {
      ignore,
      left: await sideNamed(terminal, given.positional(1)),
      right: await sideNamed(terminal, given.positional(2)),
    }
    const asked = given.flag('json') ? 'json' : format
    const report = await terminal.call('compare.report', { ...sides, format: asked })
    return { json: asked === 'json' ? JSON.parse(report.text) : report, text: report.text }
  },
}

export const affectedCommand: CommandDefinition = {
  name: 'affected',
  usage: `<project> <doc> [--revision N] [--ignore ${ignorings.join('|')}]`,
  summary:
    'What rests on words that a newer copy changed or left out: highlights, notes, entities.',
  options: { revision: 'number', ignore: 'text' },
  positionals: [2, 2],
  async run(given, terminal) {
    const ignore = oneOf('ignore', ignorings, given.text('ignore') ?? 'nothing')
    await terminal.read(given.positional(0))
    const { id: documentId, revisions } = await documentNamed(terminal, given.positional(1))
    const revision = given.number('revision') ?? revisions.length
    if (revision < 2) {
      throw new AppError('invalid_input', 'revision 1 is the first: there is nothing before it')
    }
    // The annotations as they were when this copy came in; see `compare` for any other two.
    const snapshot = beforeRevision(revision)
    const affected = await terminal.call('compare.affected', {
      left: { documentId, revision: revision - 1, snapshot },
      right: { documentId, revision },
      ignore,
    })
    return { json: affected, text: `${affectedMarkdown(affected).join('\n\n')}\n` }
  },
}

export const timelineCommand: CommandDefinition = {
  name: 'timeline',
  usage: '<project> <doc>',
  summary: 'In which revisions each highlight stands, and how.',
  options: {},
  positionals: [2, 2],
  async run(given, terminal) {
    await terminal.read(given.positional(0))
    const { id: documentId } = await documentNamed(terminal, given.positional(1))
    const timeline = await terminal.call('compare.timeline', { documentId })
    return {
      json: timeline,
      text: lines(
        timeline.highlights.map(({ id, quote, standings }) => {
          const places = standings.map(({ revision, state }) => `${revision} ${state}`)
          return `${id}  ${places.join(', ')}  ${excerpt(quote)}`
        }),
      ),
    }
  },
}

export const importAnnotationsCommand: CommandDefinition = {
  name: 'import-annotations',
  usage: `<project> <file|folder> [--format ${annotationFormatNames.join('|')}] [--preview]`,
  summary: 'Annotations of another tool, with its texts or placed on those of this project.',
  options: { format: 'text', preview: 'flag' },
  positionals: [2, 2],
  async run(given, terminal) {
    const named = given.text('format')
    const format =
      named === undefined ? {} : { format: oneOf('format', annotationFormatNames, named) }
    const grant = () => terminal.grant(given.positional(1))
    if (given.flag('preview')) {
      await terminal.read(given.positional(0))
      const result = await terminal.call('annotations.preview', { grant: grant(), ...format })
      const texts = result.titles.map((title) => `New document: ${title}`)
      return { json: result, text: lines([...texts, holds(result), ...importLines(result)]) }
    }
    // A project of another program is all there is to begin with.
    const isWhole = named !== undefined && wholeProjects.has(named)
    await (isWhole ? terminal.writeOrCreate : terminal.write)(given.positional(0))
    const result = await terminal.call('annotations.import', { grant: grant(), ...format })
    return { json: result, text: lines(importLines(result)) }
  },
}

/** Formats that bring their texts. */
const wholeProjects: ReadonlySet<string> = new Set([
  'qdpx',
  'brat',
  'casjson',
  'taguette',
  'qualcoder',
])

/** Of a codebook this is all there is to say. */
function holds({ codes, entities, relations, notes }: Output<'annotations.preview'>): string {
  const others = entities === 1 ? '1 entity' : `${entities} entities`
  return `In the file: ${plural(codes, 'code')}, ${others}, ${plural(relations, 'relation')}, ${plural(notes, 'note')}`
}

function importLines(result: Omit<Output<'annotations.import'>, 'seq'>): string[] {
  const { documents, imported, unplaced, skipped, report } = result
  return [
    `${plural(documents, 'document')} and ${plural(imported, 'annotation')} in, ${unplaced} of them without a place; ${skipped} were here already`,
    ...report.map((line) => line.message),
  ]
}

export const searchCommand: CommandDefinition = {
  name: 'search',
  usage: '<project> <query>',
  summary: 'Passages, notes, entities and codes that hold the words.',
  options: { limit: 'number' },
  positionals: [2, 2],
  async run(given, terminal) {
    const limit = given.number('limit')
    await terminal.read(given.positional(0))
    const hits = await terminal.call('search.run', {
      query: given.positional(1),
      ...(limit === undefined ? {} : { limit }),
    })
    return {
      json: hits.map(({ title: _, ...hit }) => hit),
      text: lines(hits.map(({ kind, id, snippet }) => `${kind}  ${id}  ${snippet}`)),
    }
  },
}

export const callCommand: CommandDefinition = {
  name: 'call',
  usage: '<project> <method> <json>',
  summary: 'Any method of the API.',
  options: {},
  positionals: [3, 3],
  async run(given, terminal) {
    const { isMethod, definitionOf } = await import('../../core/api/registry.ts')
    const method = given.positional(1)
    if (!isMethod(method)) throw new AppError('misuse', `no method ${JSON.stringify(method)}`)
    const { writes, scope } = definitionOf(method)
    const input = readJson(given.positional(2))
    if (scope === 'project') {
      await (writes ? terminal.write : terminal.read)(given.positional(0))
    }
    // The host parses the input; what does not fit comes back as invalid_input.
    const output = await terminal.call(method, input as never)
    return { json: output, text: `${JSON.stringify(output, null, 2)}\n` }
  },
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('misuse', 'the last argument is not JSON')
  }
}
