import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Outcome, run } from '../../cli/run.ts'
import { createHost } from '../../services/host.ts'
import { createJobRunner } from '../../services/jobs/jobRunner.ts'
import { trapNetwork } from '../../services/jobs/trapNetwork.ts'

// The whole main job works with every socket trapped in the host too; jobs trap their own.
trapNetwork()

/** The command line in this process: each call opens and closes a host of its own, as a process would. */
export interface TerminalHarness {
  readonly folder: string
  path(name: string): string
  write(name: string, content: string | Uint8Array): string
  run(...words: string[]): Promise<Outcome>
  /** The JSON answer of a command that must succeed. */
  json<T>(...words: string[]): Promise<T>
  close(): Promise<void>
}

export function openTerminalHarness(): TerminalHarness {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-terminal-'))
  const workerFile = new URL('../../services/jobs/jobWorker.ts', import.meta.url)
  const runner = createJobRunner({ workerFile })
  const unexpected: unknown[] = []
  const openHost = () =>
    createHost(
      {
        now: Date.now,
        steadyNow: () => performance.now(),
        randomBytes,
        // One runner for all calls: the start of a thread is the slowest part of a command.
        jobs: { runJob: runner.runJob, close: async () => undefined },
        log: { write: (_level, event, fields) => unexpected.push({ event, ...fields }) },
        dataFolder: join(folder, 'data'),
        sampleFolder: new URL('../../assets/sample/', import.meta.url),
        suggestedName: 'Terminal Tester',
      },
      { kind: 'terminal', capabilities: [], version: '0.0.0', strict: true },
    )
  const signal = new AbortController().signal
  const runWords = async (...words: string[]) => {
    const outcome = await run(words, { openHost, version: '0.0.0', signal })
    if (unexpected.length > 0) throw new Error(JSON.stringify(unexpected.splice(0)))
    return outcome
  }
  return {
    folder,
    path: (name) => join(folder, name),
    write(name, content) {
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    },
    run: runWords,
    async json<T>(...words: string[]) {
      const { exitCode, stdout, stderr } = await runWords(...words, '--json')
      if (exitCode !== 0) throw new Error(`${words[0]}: ${stderr}`)
      // The caller states the shape that this command promises.
      return JSON.parse(stdout) as T
    },
    async close() {
      await runner.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
