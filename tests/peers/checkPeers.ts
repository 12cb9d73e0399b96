// Opens every export of the sample project with the programs of others that are installed, and writes what
// they found into docs/FORMATS.md. Ends with 1 when one of them did not find what must be there.
import { readFileSync, writeFileSync } from 'node:fs'
import { peerChecks } from './checks.ts'
import { installedPeers } from './peers.ts'
import { type PeerResult, withResults } from './resultsTable.ts'
import { exportSample } from './sampleExports.ts'

const documentation = new URL('../../docs/FORMATS.md', import.meta.url)

const peers = await installedPeers()
const sample = await exportSample()
const results: PeerResult[] = []
let failures = 0
try {
  for (const { format, peers: needed, run } of peerChecks) {
    const by = needed.map((name) => `${name} ${peers.get(name) ?? ''}`.trim()).join(', ')
    const absent = needed.filter((name) => !peers.has(name))
    const file = sample.files.get(format)
    if (absent.length > 0 || file === undefined) {
      report(format, '', `not run: ${absent.join(', ')} is not installed`)
      continue
    }
    try {
      report(format, by, await run(sample, file))
    } catch (error) {
      failures += 1
      report(format, by, `FAILED: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
} finally {
  await sample.close()
}
writeFileSync(documentation, withResults(readFileSync(documentation, 'utf8'), results))
process.exitCode = failures === 0 ? 0 : 1

function report(format: string, by: string, result: string): void {
  results.push({ format, by, result })
  process.stdout.write(`${format.padEnd(10)} ${by.padEnd(36)} ${result}\n`)
}
