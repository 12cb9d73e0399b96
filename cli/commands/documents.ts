import type { ReviseResult } from '../../core/api/documentMethods.ts'
import { AppError } from '../../core/model/error.ts'
import type { Keeping } from '../../core/model/keeping.ts'
import type { CommandDefinition, Given } from '../command.ts'
import { annotatorNamed, documentNamed } from '../names.ts'
import type { Terminal } from '../terminal.ts'
import { lines, plural } from '../text.ts'

/** How much of a web page is taken. */
const keepingOptions = { 'whole-page': 'flag', article: 'flag' } as const

/** @throws AppError misuse for both at once */
function keepingGiven(given: Given): Keeping | undefined {
  if (given.flag('whole-page') && given.flag('article')) {
    throw new AppError('misuse', '--whole-page or --article, not both')
  }
  if (given.flag('whole-page')) return 'whole'
  return given.flag('article') ? 'article' : undefined
}

export const importCommand: CommandDefinition = {
  name: 'import',
  usage: '<project> <file...> [--title T] [--whole-page | --article] [--annotator A]',
  summary: 'Bring files in; makes the project if there is none.',
  options: { title: 'text', ...keepingOptions, annotator: 'text' },
  positionals: [2, Number.POSITIVE_INFINITY],
  async run(given, terminal) {
    const [project = '', ...files] = given.positionals
    const title = given.text('title')
    if (title !== undefined && files.length > 1) {
      throw new AppError('misuse', '--title goes with one file only')
    }
    const keeping = keepingGiven(given)
    await terminal.writeOrCreate(project)
    const result = await terminal.call('documents.import', {
      grants: files.map(terminal.grant),
      ...(title === undefined ? {} : { title }),
      keeping,
      ...(await annotatorNamed(terminal, given.text('annotator'))),
    })
    return {
      json: result,
      text: lines(
        result.documents.map(
          (document) => `${document.id}  ${document.title}  ${document.characters}`,
        ),
      ),
      problems: result.errors.map(({ file, code, message }) => `${code}: ${file}: ${message}`),
    }
  },
}

export const listCommand: CommandDefinition = {
  name: 'list',
  usage: '<project>',
  summary: 'The documents with their revisions.',
  options: {},
  positionals: [1, 1],
  async run(given, terminal) {
    const project = await terminal.read(given.positional(0))
    const documents = await terminal.call('documents.list', {})
    return {
      json: { project: { id: project.id, name: project.name }, documents },
      text: lines(
        documents.map(
          ({ id, title, revisions, highlights, notes }) =>
            `${id}  ${title}  ${plural(revisions.length, 'revision')}, ${plural(highlights, 'highlight')}, ${plural(notes, 'note')}`,
        ),
      ),
    }
  },
}

export const textCommand: CommandDefinition = {
  name: 'text',
  usage: '<project> <doc> [--revision N]',
  summary: 'The text that every offset counts over.',
  options: { revision: 'number' },
  positionals: [2, 2],
  async run(given, terminal) {
    const revision = given.number('revision')
    await terminal.read(given.positional(0))
    const document = await documentNamed(terminal, given.positional(1))
    const { blocks: _, ...result } = await terminal.call('documents.text', {
      documentId: document.id,
      ...(revision === undefined ? {} : { revision }),
    })
    return { json: result, text: result.text }
  },
}

export const reviseCommand: CommandDefinition = {
  name: 'revise',
  usage: '<project> <doc> [file] [--whole-page | --article] [--annotator A]',
  summary:
    'Bring a newer copy in and see what became of every annotation; without a file, take more or less of the web page there is.',
  options: { ...keepingOptions, annotator: 'text' },
  positionals: [2, 3],
  async run(given, terminal) {
    await terminal.write(given.positional(0))
    const result = await revised(given, terminal)
    const counts = Object.entries(result.counts).map(([state, count]) => `${count} ${state}`)
    return {
      json: result,
      text: result.unchanged
        ? `Revision ${result.revision} has this already. Nothing was made.\n`
        : `Revision ${result.revision}: ${counts.join(', ')}\n`,
    }
  },
}

async function revised(given: Given, terminal: Terminal): Promise<ReviseResult> {
  const [, name = '', file] = given.positionals
  const keeping = keepingGiven(given)
  const { id: documentId } = await documentNamed(terminal, name)
  const by = await annotatorNamed(terminal, given.text('annotator'))
  if (file !== undefined) {
    const grant = terminal.grant(file)
    return terminal.call('documents.revise', { documentId, grant, keeping, ...by })
  }
  if (keeping === undefined) {
    throw new AppError('misuse', 'name a file, or say --whole-page or --article')
  }
  return terminal.call('documents.reread', { documentId, keeping, ...by })
}
