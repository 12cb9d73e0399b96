import type { Side } from '../core/api/outcomeMethods.ts'
import type { Call } from '../core/api/serve.ts'
import type { EvidenceContext } from '../core/compare/affected.ts'
import { AppError } from '../core/model/error.ts'
import { anchorsOfHighlight } from '../db/stores/highlights.ts'
import { revisionByNumber } from '../db/stores/revisions.ts'
import { evidenceContext } from './affected.ts'
import type { HandlersOf } from './handlersOf.ts'
import { keepLeft } from './keepLeft.ts'
import { labels } from './labels.ts'
import type { Session } from './session.ts'
import { timelineOf } from './timeline.ts'
import { versionOf } from './versions.ts'

/** Two editions of a book with thousands of annotations take seconds. */
const COMPARE_LIMITS = { timeoutMs: 120_000, memoryMb: 2048 }

const reportTypes = {
  html: { mediaType: 'text/html; charset=utf-8', extension: 'html' },
  markdown: { mediaType: 'text/markdown; charset=utf-8', extension: 'md' },
  csv: { mediaType: 'text/csv; charset=utf-8', extension: 'csv' },
  json: { mediaType: 'application/json', extension: 'json' },
} as const

export const compareHandlers: HandlersOf<'compare'> = {
  'compare.run': ({ ignore, ...sides }, call, session) => {
    const limits = { ...COMPARE_LIMITS, signal: call.signal }
    const input = { ...readSides(session, call, sides), ignore }
    return session.ports.jobs.runJob('compare', input, limits)
  },

  'compare.report': async ({ format, ignore, ...sides }, call, session) => {
    const limits = { ...COMPARE_LIMITS, signal: call.signal }
    const context = isOneDocument(sides) ? contextOf(session, sides) : null
    const input = { ...readSides(session, call, sides), format, ignore, context }
    const text = await session.ports.jobs.runJob('compareReport', input, limits)
    return { text, ...reportTypes[format] }
  },

  'compare.affected': (sides, call, session) => {
    if (!isOneDocument(sides)) {
      throw new AppError('invalid_input', 'the sides are of two documents')
    }
    const limits = { ...COMPARE_LIMITS, signal: call.signal }
    const input = { ...readSides(session, call, sides), context: contextOf(session, sides) }
    return session.ports.jobs.runJob('affected', input, limits)
  },

  'compare.timeline': ({ documentId }, _call, session) =>
    timelineOf(session.project().db, documentId),

  'compare.keepLeft': ({ annotatorId, ...keeping }, _call, session) => {
    const { db } = session.project()
    const quote = anchorsOfHighlight(db, keeping.highlightId).at(-1)?.quote ?? ''
    const operation = { code: 'compare.keepLeft', label: labels.keepLeft(quote), annotatorId }
    return session.write(operation, (work) => ({ changed: keepLeft(work, keeping) }))
  },
}

interface Sides {
  readonly left: Side
  readonly right: Side
}

function isOneDocument({ left, right }: Sides): boolean {
  return left.documentId === right.documentId
}

function contextOf(session: Session, { left: { documentId, revision } }: Sides): EvidenceContext {
  const { db } = session.project()
  return evidenceContext(db, documentId, revisionByNumber(db, documentId, revision ?? null).number)
}

function readSides(session: Session, call: Call, { left, right }: Sides) {
  const { db } = session.project()
  call.progress({ done: 0, total: 1, label: 'compare' })
  return { left: versionOf(db, left), right: versionOf(db, right) }
}
