import { chooseProject, grantFor, newProjectGrant, ownProjectGrant } from '../../api/files.ts'
import { keepName } from '../../app/naming.ts'
import { enterProject, openProject } from '../../app/project.ts'
import { runTask } from '../../app/tasks.ts'
import type { Doing } from '../../commands/command.ts'
import { messages } from '../../i18n/messages.ts'

type Starting = Pick<Doing, 'call' | 'forgetAnswers'>

/** Makes an empty project of this name and enters it. */
export async function startProject(doing: Starting, name: string): Promise<void> {
  await keepName(doing.call)
  const grant = await newProjectGrant(name)
  await enterProject(doing, await doing.call('projects.create', { grant, name }))
}

/** Makes the sample project and enters it. */
export async function startSample(doing: Starting): Promise<void> {
  const info = await runTask(messages['welcome.sampleMaking'], async (options) => {
    await keepName(doing.call)
    const grant = await ownProjectGrant(messages['welcome.sampleName'])
    return doing.call('projects.sample', { grant }, options)
  })
  await enterProject(doing, info)
}

/** Opens a project that the person shows; when it cannot be opened, the first screen says why. */
export async function openChosenProject(doing: Starting): Promise<void> {
  const file = await chooseProject()
  await openProject(doing, { newGrant: () => grantFor(file) })
}
