import { existsSync, realpathSync, renameSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Output } from '../../core/api/registry.ts'
import { AppError } from '../../core/model/error.ts'
import type { CommandDefinition } from '../command.ts'
import type { Terminal } from '../terminal.ts'
import { lines } from '../text.ts'

export const snapshotCommand: CommandDefinition = {
  name: 'snapshot',
  usage: '<project> <name>',
  summary: 'Keep the annotations as they are now under a name.',
  options: { why: 'text' },
  positionals: [2, 2],
  async run(given, terminal) {
    await terminal.write(given.positional(0))
    const snapshot = await terminal.call('snapshots.create', {
      name: given.positional(1),
      why: given.text('why') ?? '',
    })
    return { json: snapshot, text: `${snapshot.name}  ${snapshot.hash}\n` }
  },
}

export const undoCommand = timeTravel('undo', 'Take the newest operation back.')
export const redoCommand = timeTravel('redo', 'Bring back what was undone last.')

function timeTravel(name: 'undo' | 'redo', summary: string): CommandDefinition {
  return {
    name,
    usage: '<project>',
    summary,
    options: {},
    positionals: [1, 1],
    async run(given, terminal) {
      await terminal.write(given.positional(0))
      const result = await terminal.call(`history.${name}`, {})
      const { operation } = result
      return {
        json: result,
        text: operation === null ? `Nothing to ${name}.\n` : `${operation.label}\n`,
      }
    },
  }
}

export const historyCommand: CommandDefinition = {
  name: 'history',
  usage: '<project>',
  summary: 'Every operation, newest first.',
  options: { limit: 'number' },
  positionals: [1, 1],
  async run(given, terminal) {
    const limit = given.number('limit') ?? Number.MAX_SAFE_INTEGER
    await terminal.read(given.positional(0))
    const entries = await newestEntries(terminal, limit)
    return {
      json: entries,
      text: lines(
        entries.map(({ seq, at, annotator, label, undoes }) => {
          const taken = undoes === null ? '' : `  (takes back ${undoes})`
          return `${seq}  ${at}  ${annotator ?? '-'}  ${label}${taken}`
        }),
      ),
    }
  },
}

/** As many as one call gives. */
const HISTORY_PAGE = 10_000

async function newestEntries(
  terminal: Terminal,
  limit: number,
): Promise<Output<'history.list'>[number][]> {
  const entries: Output<'history.list'>[number][] = []
  while (entries.length < limit) {
    const last = entries.at(-1)
    const page = await terminal.call('history.list', {
      limit: Math.min(limit - entries.length, HISTORY_PAGE),
      ...(last === undefined ? {} : { before: last.seq }),
    })
    if (page.length === 0) break
    entries.push(...page)
  }
  return entries
}

export const verifyCommand: CommandDefinition = {
  name: 'verify',
  usage: '<project>',
  summary: 'Check every byte that means something against its hash.',
  options: {},
  positionals: [1, 1],
  async run(given, terminal) {
    const grant = terminal.grant(given.positional(0))
    const result = await terminal.call('project.verify', { grant })
    const problems = result.problems.map(({ code, what }) => `${code}: ${what}`)
    return {
      json: result,
      text: result.ok ? 'Nothing is wrong.\n' : lines(problems),
      failed: !result.ok,
    }
  },
}

export const backupCommand: CommandDefinition = {
  name: 'backup',
  usage: '<project> <path> [--force]',
  summary: 'Write a verified copy of the project.',
  options: { force: 'flag' },
  positionals: [2, 2],
  async run(given, terminal) {
    const target = resolve(given.positional(1))
    refuseToReplace(given.positional(0), target, given.flag('force'))
    await terminal.read(given.positional(0))
    // The old file goes only when the new one is whole.
    const draft = existsSync(target) ? `${target}.replacement` : target
    const { sha256 } = await terminal.call('project.backup', { grant: terminal.grant(draft) })
    renameSync(draft, target)
    return { json: { path: target, sha256 }, text: `${target}  ${sha256}\n` }
  },
}

function refuseToReplace(project: string, target: string, isForced: boolean): void {
  if (!existsSync(target)) return
  if (existsSync(project) && realpathSync(project) === realpathSync(target)) {
    throw new AppError('misuse', 'a project cannot be its own backup')
  }
  if (!isForced) throw new AppError('conflict', `${target} exists; --force replaces it`)
}

export const restoreCommand: CommandDefinition = {
  name: 'restore',
  usage: '<project> <backup>',
  summary: 'Put a verified backup in the place of the project; the present file is kept.',
  options: {},
  positionals: [2, 2],
  async run(given, terminal) {
    const result = await terminal.call('projects.restore', {
      project: terminal.grant(given.positional(0)),
      backup: terminal.grant(given.positional(1)),
    })
    return {
      json: result,
      text: `Restored.${result.keptAs === null ? '' : ` The file before it is ${result.keptAs}`}\n`,
    }
  },
}
