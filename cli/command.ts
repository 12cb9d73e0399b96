import { parseArgs } from 'node:util'
import { AppError } from '../core/model/error.ts'
import type { Terminal } from './terminal.ts'

/** What a command answers: one JSON value for programs, text for people. */
export interface Answer {
  readonly json: unknown
  readonly text: string
  /** What goes to stdout instead of the text, where the answer is a file that is no text. */
  readonly bytes?: Uint8Array
  /** Lines for stderr, one problem each; any makes the exit code 1. */
  readonly problems?: readonly string[]
  /** A negative answer that is no problem of the command's own, as of `verify`. */
  readonly failed?: boolean
}

type OptionKind = 'text' | 'texts' | 'flag' | 'number'

export interface CommandDefinition {
  readonly name: string
  /** What follows the name in the help. */
  readonly usage: string
  readonly summary: string
  readonly options: Readonly<Record<string, OptionKind>>
  /** Fewest and most positional arguments. */
  readonly positionals: readonly [min: number, max: number]
  run(given: Given, terminal: Terminal): Promise<Answer>
}

/** The arguments of one invocation, read by name and kind. */
export interface Given {
  readonly positionals: readonly string[]
  positional(index: number): string
  text(option: string): string | undefined
  texts(option: string): string[]
  flag(option: string): boolean
  number(option: string): number | undefined
}

/** Reads the words after the command's name. Throws `misuse` for whatever the command does not take. */
export function readArguments(command: CommandDefinition, words: readonly string[]): Given {
  const { values, positionals } = parse(command, words)
  const [min, max] = command.positionals
  if (positionals.length < min || positionals.length > max) {
    throw new AppError('misuse', `usage: variorum ${command.name} ${command.usage}`)
  }
  const strings = (option: string) => {
    const value = values[option]
    return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string')
  }
  return {
    positionals,
    positional: (index) => positionals[index] ?? '',
    text: (option) => strings(option)[0],
    texts: strings,
    flag: (option) => values[option] === true,
    number: (option) => wholeNumber(option, strings(option)[0]),
  }
}

function parse(command: CommandDefinition, words: readonly string[]) {
  const options = Object.fromEntries(
    Object.entries({ ...command.options, json: 'flag' }).map(([name, kind]) => [
      name,
      {
        type: kind === 'flag' ? ('boolean' as const) : ('string' as const),
        multiple: kind === 'texts',
      },
    ]),
  )
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true })
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error)
    throw new AppError('misuse', `${reason}; usage: variorum ${command.name} ${command.usage}`)
  }
}

function wholeNumber(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  if (!/^[1-9]\d{0,8}$/.test(value)) {
    throw new AppError('misuse', `--${option} takes a whole number from 1, not ${value}`)
  }
  return Number(value)
}

/** The value of an option that has a closed list of them. Throws `misuse` for any other. */
export function oneOf<T extends string>(
  option: string,
  allowed: readonly T[],
  value: string | undefined,
): T {
  const found = allowed.find((item) => item === value)
  if (found === undefined) {
    throw new AppError('misuse', `--${option} is one of ${allowed.join(', ')}`)
  }
  return found
}
