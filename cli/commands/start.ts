import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { CommandDefinition } from '../command.ts'

/** What `npm start` does: the sample project, and what the terminal can do with it. */
export const startCommand: CommandDefinition = {
  name: 'start',
  usage: '',
  summary: 'Open or make the sample project and say what to try.',
  options: {},
  positionals: [0, 0],
  async run(_given, terminal) {
    const path = join(terminal.dataFolder, 'sample.variorum')
    mkdirSync(terminal.dataFolder, { recursive: true })
    const project = existsSync(path)
      ? await terminal.read(path)
      : await terminal.call('projects.sample', { grant: terminal.grant(path) })
    const [document] = await terminal.call('documents.list', {})
    const title = document?.title ?? ''
    const run = 'npm run -s variorum --'
    const text = [
      `The sample project "${project.name}" is ${path}`,
      '',
      'Look at its annotations, what became of them in the second revision, and take them out:',
      `  ${run} list '${path}'`,
      `  ${run} annotations '${path}' '${title}'`,
      `  ${run} compare '${path}' '${title}@1#before-revision-2' '${title}@2'`,
      `  ${run} export '${path}' --format html --out annotated.html`,
      '',
      'Begin a project of your own:',
      `  ${run} import mine.variorum article.html notes.md source.txt`,
      `  ${run} --help`,
      '',
    ].join('\n')
    return { json: { project, documents: document === undefined ? [] : [document] }, text }
  },
}
