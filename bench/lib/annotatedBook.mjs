import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../../core/api/connect.ts'
import { memoryWirePair } from '../../core/api/memoryWire.ts'
import { createHost } from '../../services/host.ts'
import { createJobRunner } from '../../services/jobs/jobRunner.ts'
import { makeHighlights } from './highlights.mjs'

/** A host with a folder of its own, which goes with it, and a client; the ports serve a loopback host as well. */
export function openHost() {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-bench-'))
  const ports = {
    now: Date.now,
    steadyNow: () => performance.now(),
    randomBytes,
    jobs: createJobRunner({
      workerFile: new URL('../../services/jobs/jobWorker.ts', import.meta.url),
    }),
    log: { write: () => undefined },
    dataFolder: join(folder, 'data'),
    sampleFolder: new URL('../../assets/sample/', import.meta.url),
    suggestedName: 'Bench',
  }
  const description = { kind: 'terminal', capabilities: [], version: '0.0.0', strict: false }
  const host = createHost(ports, description)
  const [clientEnd, hostEnd] = memoryWirePair()
  host.attach(hostEnd)
  const { call } = connect(clientEnd)
  return {
    host,
    ports,
    call,
    /**
     * The right to a file of the folder, which is written where there is a text for it.
     *
     * @param {string} name
     * @param {string} [text]
     */
    grantOf(name, text) {
      const path = join(folder, name)
      if (text !== undefined) writeFileSync(path, text)
      return host.grants.mint(path)
    },
    async close() {
      clientEnd.close()
      await host.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * Highlights all over a book as Web Annotations, each with one of ten codes.
 *
 * @param {string} book
 * @param {number} count
 */
export function annotationsOf(book, count) {
  return JSON.stringify(
    makeHighlights(book, count, 7).map(({ start, end, colour }, index) => ({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: `urn:uuid:00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
      type: 'Annotation',
      body: [{ type: 'TextualBody', purpose: 'tagging', value: `Code ${colour}` }],
      target: {
        selector: [
          { type: 'TextQuoteSelector', exact: book.slice(start, end) },
          { type: 'TextPositionSelector', start, end },
        ],
      },
    })),
  )
}

/**
 * A newer edition: every fiftieth paragraph gone, and a word put into every twentieth.
 *
 * @param {string} book paragraphs with a blank line between
 */
export function editedText(book) {
  return book
    .split('\n\n')
    .filter((_, index) => index % 50 !== 49)
    .map((paragraph, index) => (index % 20 === 0 ? paragraph.replace(' ', ' newly ') : paragraph))
    .join('\n\n')
}
