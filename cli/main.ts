import { run } from './run.ts'
import { createTerminalHost } from './terminalHost.ts'

process.stdout.on('error', endOutput)

const controller = new AbortController()
process.once('SIGINT', () => controller.abort())
process.once('SIGTERM', () => controller.abort())

const { openHost, version } = createTerminalHost(process.env, process.platform)
const outcome = await run(process.argv.slice(2), {
  openHost,
  version,
  signal: controller.signal,
  onProgress: process.stderr.isTTY ? showProgress : undefined,
})
process.stderr.write(outcome.stderr)
process.exitCode = outcome.exitCode
process.stdout.write(outcome.bytes ?? outcome.stdout)

/** Who reads may stop early, as `head` does: that is no failure. Anything else is, in one line. */
function endOutput(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return
  const code = error.code === 'ENOSPC' ? 'no_space' : 'internal'
  process.stderr.write(`variorum: ${code}: the answer could not be written: ${error.message}\n`)
  process.exitCode = 1
}

function showProgress({ done, total, label }: { done: number; total: number; label: string }) {
  process.stderr.write(`\r\u001b[K${label} ${done}/${total}`)
  if (done >= total) process.stderr.write('\r\u001b[K')
}
