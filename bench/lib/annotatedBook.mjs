import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createHost } from '../../services/host.ts'
import { createJobRunner } from '../../services/jobs/jobRunner.ts'
import { makeHighlights } from './highlights.mjs'

/**
 * A host with a data folder of its own; the ports serve a loopback host as well.
 *
 * @param {string} folder
 */
export function openHost(folder) {
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
  return { host: createHost(ports, description), ports }
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
