import { parseArgs } from 'node:util'
import { AppError } from '../core/model/error.ts'

const USAGE = 'usage: variorum serve [<project>] [--port N] [--no-open]'

export interface ServeArguments {
  /** Path of the project that the page opens with. */
  readonly project: string | undefined
  /** 0: one that is free. */
  readonly port: number
  readonly opensBrowser: boolean
  readonly json: boolean
}

/** @throws AppError misuse */
export function readServeArguments(words: readonly string[]): ServeArguments {
  const { values, positionals } = parse(words)
  const [project, ...others] = positionals
  if (others.length > 0) throw misuse('at most one project')
  return {
    project,
    port: portOf(values.port),
    opensBrowser: values['no-open'] !== true,
    json: values.json === true,
  }
}

function parse(words: readonly string[]) {
  const options = {
    port: { type: 'string' },
    'no-open': { type: 'boolean' },
    json: { type: 'boolean' },
  } as const
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true })
  } catch (error) {
    throw misuse(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error))
  }
}

function portOf(given: string | undefined): number {
  if (given === undefined) return 0
  const port = /^\d{1,5}$/.test(given) ? Number(given) : Number.NaN
  if (!(port >= 1 && port <= 65_535)) throw misuse(`--port takes 1 to 65535, not ${given}`)
  return port
}

function misuse(reason: string): AppError {
  return new AppError('misuse', `${reason}; ${USAGE}`)
}
