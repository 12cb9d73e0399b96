import type { Call } from '../core/api/serve.ts'
import { anchorsOfHighlight } from '../db/stores/highlights.ts'
import type { HandlersOf } from './handlersOf.ts'
import { unpackInPieces } from './jobs/packed.ts'
import { keepLeft } from './keepLeft.ts'
import { labels } from './labels.ts'
import type { ComparedSides, Sides } from './readSides.ts'
import type { Session } from './session.ts'
import { timelineOf } from './timeline.ts'

/** Two editions of a book with thousands of annotations take seconds. */
const COMPARE_LIMITS = { timeoutMs: 120_000, memoryMb: 2048 }

const reportTypes = {
  html: { mediaType: 'text/html; charset=utf-8', extension: 'html' },
  markdown: { mediaType: 'text/markdown; charset=utf-8', extension: 'md' },
  csv: { mediaType: 'text/csv; charset=utf-8', extension: 'csv' },
  json: { mediaType: 'application/json', extension: 'json' },
} as const

export const compareHandlers: HandlersOf<'compare'> = {
  'compare.run': async ({ ignore, ...sides }, call, session) => {
    const input = { ...begun(session, call, sides), ignore }
    const { comparison, annotations } = await session.ports.jobs.runJob(
      'compare',
      input,
      limitsOf(call),
    )
    await call.tell('annotations', unpackInPieces(annotations))
    return comparison
  },

  'compare.report': async ({ format, ignore, ...sides }, call, session) => {
    const input = { ...begun(session, call, sides), format, ignore }
    const text = await session.ports.jobs.runJob('compareReport', input, limitsOf(call))
    return { text, ...reportTypes[format] }
  },

  'compare.affected': ({ ignore, ...sides }, call, session) => {
    const input = { ...begun(session, call, sides), ignore }
    return session.ports.jobs.runJob('affected', input, limitsOf(call))
  },

  'compare.timeline': ({ documentId }, _call, session) =>
    timelineOf(session.project().db, documentId),

  'compare.keepLeft': ({ annotatorId, ...keeping }, _call, session) => {
    const { db } = session.project()
    const quote = anchorsOfHighlight(db, keeping.highlightId).at(-1)?.quote ?? ''
    const operation = { code: 'compare.keepLeft', label: labels.keepLeft(quote), annotatorId }
    const { result: changed, seq } = session.writeNumbered(operation, (work) =>
      keepLeft(work, keeping),
    )
    return { changed, seq }
  },
}

function limitsOf({ signal, progress }: Call) {
  return { ...COMPARE_LIMITS, signal, onProgress: progress }
}

/** What the job is told; it reads both sides itself. */
function begun(session: Session, call: Call, sides: Sides): ComparedSides {
  call.progress({ done: 0, total: 0, label: 'compare' })
  return { project: session.project().path, ...sides }
}
