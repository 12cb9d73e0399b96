import { type ChosenFile, newProjectGrant } from '../../api/files.ts'
import { keepName } from '../../app/naming.ts'
import { enterProject } from '../../app/project.ts'
import type { Doing } from '../../commands/command.ts'
import { importFiles } from './importFiles.ts'

/** Begins a project with files: it is called after the first one. */
export async function beginWith(
  doing: Pick<Doing, 'call' | 'forgetAnswers'>,
  files: readonly ChosenFile[],
): Promise<void> {
  const [first] = files
  if (first === undefined) return
  const name = first.name.replace(/\.[^.]+$/, '') || first.name
  await keepName(doing.call)
  const grant = await newProjectGrant(name)
  await enterProject(doing, await doing.call('projects.create', { grant, name }))
  await importFiles(doing.call, files)
}
