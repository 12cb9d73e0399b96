import { run } from './run.ts'
import { createTerminalHost } from './terminalHost.ts'

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
process.stdout.write(outcome.stdout)

function showProgress({ done, total, label }: { done: number; total: number; label: string }) {
  process.stderr.write(`\r\u001b[K${label} ${done}/${total}`)
  if (done >= total) process.stderr.write('\r\u001b[K')
}
