import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { type ExportRequest, PREVIEWED } from '../core/api/exportMethods.ts'
import type { Call } from '../core/api/serve.ts'
import { writeFileAtomically } from './atomicFile.ts'
import type { MadeFile } from './exporters/exporter.ts'
import { exporters } from './exporters/exporters.ts'
import { recordExport } from './exports.ts'
import type { HandlersOf } from './handlersOf.ts'
import type { Session } from './session.ts'

/** A library of hundreds of documents, each read and drawn again. */
const EXPORT_LIMITS = { timeoutMs: 300_000, memoryMb: 2048 }

export const exportHandlers: HandlersOf<'export'> = {
  'export.preview': async (request, call, session) => {
    const { bytes, items, losses, text } = await makeFile(session, call, request)
    const { mediaType, extension } = exporters[request.format]
    return {
      items,
      losses,
      size: bytes.length,
      mediaType,
      extension,
      text: text === null ? null : beginningOf(text),
      isCut: text !== null && text.length > PREVIEWED,
    }
  },

  'export.save': async ({ grant, ...request }, call, session) => {
    const path = session.grants.redeem(grant)
    const project = session.project()
    const { bytes, items, losses, parts } = await makeFile(session, call, request)
    writeFileAtomically(path, bytes)
    session.requireOpen(project)
    recordExport(session, { format: request.format, name: basename(path) }, parts)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return { items, losses, size: bytes.length, sha256 }
  },
}

async function makeFile(
  session: Session,
  call: Call,
  { format, scope }: ExportRequest,
): Promise<MadeFile> {
  call.progress({ done: 0, total: 1, label: 'export' })
  const input = { project: session.project().path, format, scope, now: session.now() }
  return session.ports.jobs.runJob('exportFile', input, { ...EXPORT_LIMITS, signal: call.signal })
}

/** Never half a character at the end. */
function beginningOf(text: string): string {
  const cut = text.slice(0, PREVIEWED)
  return cut.isWellFormed() ? cut : cut.slice(0, -1)
}
