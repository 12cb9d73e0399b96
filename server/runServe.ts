import type { Readable, Writable } from 'node:stream'
import { AppError } from '../core/model/error.ts'
import type { Ports } from '../services/ports.ts'
import { openBrowser } from './openBrowser.ts'
import { readServeArguments } from './serveArguments.ts'
import { startServing } from './startServing.ts'

/** `variorum serve` and all that it needs from its process. */
export interface ServeProgram {
  /** What follows `serve`. */
  readonly words: readonly string[]
  /** May refuse: it is called where a failure is told in words. */
  openPorts(): Ports
  readonly version: string
  readonly rendererFolder: string
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly stdin: Readable & { readonly isTTY?: boolean }
  readonly stdout: Writable
  readonly stderr: Writable
  /** Comes true when the program is asked to end. */
  readonly stopped: Promise<unknown>
}

/** Serves until it is stopped. Never throws: a failure is one line on stderr and an exit code. */
export async function runServe(program: ServeProgram): Promise<number> {
  try {
    await serve(program)
    return 0
  } catch (error) {
    return tell(program, asAppError(error))
  }
}

async function serve(program: ServeProgram): Promise<void> {
  const { words, stdin, stdout, stderr, stopped } = program
  const ports = program.openPorts()
  const { project, port, opensBrowser, json } = readServeArguments(words)
  const serving = await startServing({ ...program, ports, project, port })
  const showLink = () => {
    const url = serving.newUrl()
    stdout.write(json ? `${JSON.stringify({ url })}\n` : `Variorum: ${url}\n`)
  }
  const canAsk = stdin.isTTY === true && !json
  if (!json) {
    const more = canAsk ? 'Enter shows another one, ' : ''
    stderr.write(`The link works once, within a minute. ${more}Ctrl+C ends Variorum.\n`)
  }
  showLink()
  // A ticket of its own: whoever sees it in the list of processes must not spend the printed one.
  if (opensBrowser) openBrowser(serving.newUrl(), { ...program, log: ports.log })
  if (canAsk) stdin.on('data', showLink)
  try {
    await stopped
  } finally {
    if (canAsk) stdin.off('data', showLink).pause()
    await serving.close()
  }
}

function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  return new AppError('internal', error instanceof Error ? error.message : String(error))
}

/** As every command of the terminal tells of a failure. */
function tell({ words, stdout, stderr }: ServeProgram, error: AppError): number {
  const { code, message, details = {} } = error
  if (words.includes('--json')) {
    stdout.write(`${JSON.stringify({ error: { code, message, details } })}\n`)
  }
  stderr.write(`variorum: ${code}: ${message.replaceAll(/\s*\n\s*/g, ' ')}\n`)
  return code === 'misuse' ? 2 : 1
}
