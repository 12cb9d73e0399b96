import type { Progress } from '../core/api/frames.ts'
import { AppError } from '../core/model/error.ts'
import type { Host } from '../services/host.ts'
import { type Answer, readArguments } from './command.ts'
import { commands, help } from './commands.ts'
import { openTerminal } from './terminal.ts'

export interface RunOptions {
  /** Made only when a command really runs. */
  openHost(): Host
  readonly version: string
  readonly signal: AbortSignal
  readonly onProgress?: ((progress: Progress) => void) | undefined
}

/** What a process writes and returns. */
export interface Outcome {
  readonly stdout: string
  /** Goes to stdout in place of the text. */
  readonly bytes?: Uint8Array
  readonly stderr: string
  /** 0 ok, 1 failed, 2 misuse. */
  readonly exitCode: number
}

/** Runs one command line. Never throws: every failure is one line on stderr and an exit code. */
export async function run(words: readonly string[], options: RunOptions): Promise<Outcome> {
  const wantsJson = words.includes('--json')
  try {
    return await answer(words, options, wantsJson)
  } catch (error) {
    return failure(asAppError(error), wantsJson)
  }
}

async function answer(
  words: readonly string[],
  options: RunOptions,
  wantsJson: boolean,
): Promise<Outcome> {
  const [name, ...rest] = words
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    return { stdout: help(), stderr: '', exitCode: 0 }
  }
  if (name === '--version') return { stdout: `${options.version}\n`, stderr: '', exitCode: 0 }
  const command = commands.find((candidate) => candidate.name === name)
  if (command === undefined) {
    throw new AppError('misuse', `no command ${JSON.stringify(name)}; try variorum --help`)
  }
  const given = readArguments(command, rest)
  const terminal = openTerminal({ ...options, host: options.openHost() })
  try {
    return success(await command.run(given, terminal), wantsJson)
  } finally {
    await terminal.close()
  }
}

function success(answer: Answer, wantsJson: boolean): Outcome {
  const problems = answer.problems ?? []
  return {
    ...(answer.bytes === undefined || wantsJson ? {} : { bytes: answer.bytes }),
    stdout: wantsJson ? `${JSON.stringify(answer.json)}\n` : answer.text,
    stderr: problems.map((problem) => `variorum: ${oneLine(problem)}\n`).join(''),
    exitCode: problems.length > 0 || answer.failed ? 1 : 0,
  }
}

function failure({ code, message, details }: AppError, wantsJson: boolean): Outcome {
  const json = { error: { code, message, details: details ?? {} } }
  return {
    stdout: wantsJson ? `${JSON.stringify(json)}\n` : '',
    stderr: `variorum: ${code}: ${oneLine(message)}\n`,
    exitCode: code === 'misuse' ? 2 : 1,
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ')
}

function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  return new AppError('internal', error instanceof Error ? error.message : String(error))
}
