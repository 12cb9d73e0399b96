import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { PageSize } from '../core/api/deskMethods.ts'
import {
  citingFormatNames,
  DIFFERENCES_SHOWN,
  type ExportFormatName,
  type ExportRequest,
  orderingFormatNames,
  PREVIEWED,
  templateKindOf,
} from '../core/api/exportMethods.ts'
import type { Call } from '../core/api/serve.ts'
import { AppError } from '../core/model/error.ts'
import { mapWriteErrors, writeFileAtomically } from './atomicFile.ts'
import type { Desk } from './desk.ts'
import type { MadeFile } from './exporters/exporter.ts'
import { exporters } from './exporters/exporters.ts'
import { recordExport } from './exports.ts'
import type { HandlersOf } from './handlersOf.ts'
import { readGranted } from './readGranted.ts'
import type { Session } from './session.ts'

/** A library of hundreds of documents, each read and drawn again. */
const EXPORT_LIMITS = { timeoutMs: 300_000, memoryMb: 2048 }

export const exportHandlers: HandlersOf<'export'> = {
  'export.preview': async (request, call, session) => {
    requireChoices(request)
    if (request.format === 'pdf') return await previewPdf(session, call, request)
    const { bytes, items, losses, text, as } = await makeFile(session, call, request)
    const { mediaType, extension } = as ?? kindOf(request.format)
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

  'export.readStyle': ({ grant }, call, session) => {
    const bytes = readGranted(session.grants.redeemToRead(grant))
    return session.ports.jobs.runJob('readStyle', { bytes }, { signal: call.signal })
  },

  'export.cite': (passages, call, session) => {
    const input = { project: session.project().path, ...passages }
    return session.ports.jobs.runJob('citePassages', input, { signal: call.signal })
  },

  'export.verify': async (request, call, session) => {
    requireChoices(request)
    const bytes =
      request.format === 'pdf'
        ? (await printFile(session, call, { ...request, pageSize: 'A4' })).bytes
        : undefined
    const input = { project: session.project().path, ...request, bytes, now: session.now() }
    const limits = limitsOf(call)
    const { by, sent, differences } = await session.ports.jobs.runJob('verifyExport', input, limits)
    const total = differences.length
    return { by, sent, total, differences: differences.slice(0, DIFFERENCES_SHOWN) }
  },

  'export.save': async ({ grant, ...request }, call, session) => {
    requireChoices(request)
    const path = session.grants.redeemToKeep(grant)
    const project = session.project()
    const isFolder = existsSync(path) && statSync(path).isDirectory()
    const save = isFolder ? saveIntoFolder : saveFile
    const { parts, ...saved } = await save(session, call, request, path)
    session.requireOpen(project)
    recordExport(session, { format: request.format, name: basename(path) }, parts)
    return saved
  },
}

/** Before anything is read. */
function requireChoices({ format, order, template, citationStyle }: ExportRequest): void {
  if (order !== undefined && !orderingFormatNames.includes(format)) {
    throw new AppError('invalid_input', `no order is for ${format}`)
  }
  if (template !== undefined && templateKindOf[format] === undefined) {
    throw new AppError('invalid_input', `no template makes ${format}`)
  }
  if (citationStyle !== undefined && !citingFormatNames.includes(format)) {
    throw new AppError('invalid_input', `no citation style is for ${format}`)
  }
}

/** What the paper will show; printing it would take longer than a person chooses. */
async function previewPdf(session: Session, call: Call, request: ExportRequest) {
  deskToPrint(session)
  const { items, losses } = await makeFile(session, call, { ...request, format: 'html' })
  return { items, losses, size: null, ...kindOf('pdf'), text: null, isCut: false }
}

/** A preview's request, and on which paper. */
type SaveRequest = ExportRequest & { readonly pageSize: PageSize }

async function saveFile(session: Session, call: Call, request: SaveRequest, path: string) {
  const make = request.format === 'pdf' ? printFile : makeFile
  const { bytes, items, losses, parts } = await make(session, call, request)
  writeFileAtomically(path, bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { items, losses, size: bytes.length, sha256, parts }
}

/** Only a vault goes into a folder that is there: what people wrote in it stays. */
async function saveIntoFolder(
  session: Session,
  call: Call,
  { format, scope, order, citationStyle }: ExportRequest,
  folder: string,
) {
  if (format !== 'obsidian') throw new AppError('conflict', 'a folder has this name')
  const project = session.project().path
  const input = { project, scope, order, citationStyle, now: session.now(), folder }
  const limits = limitsOf(call)
  const { files, items, losses, parts } = await session.ports.jobs.runJob(
    'updateVault',
    input,
    limits,
  )
  const hash = createHash('sha256')
  let size = 0
  for (const { path, text } of files) {
    const bytes = Buffer.from(text)
    const target = join(folder, path)
    mapWriteErrors(target, () => mkdirSync(dirname(target), { recursive: true }))
    writeFileAtomically(target, bytes)
    hash.update(bytes)
    size += bytes.length
  }
  return { items, losses, size, sha256: hash.digest('hex'), parts }
}

async function makeFile(
  session: Session,
  call: Call,
  { format, ...choices }: ExportRequest,
): Promise<MadeFile> {
  if (format === 'pdf') throw new AppError('internal', 'a PDF is printed, not written')
  call.progress({ done: 0, total: 0, label: 'export' })
  const project = session.project().path
  const input = { project, format, ...choices, now: session.now() }
  return session.ports.jobs.runJob('exportFile', input, limitsOf(call))
}

function limitsOf({ signal, progress }: Call) {
  return { ...EXPORT_LIMITS, signal, onProgress: progress }
}

function kindOf(format: ExportFormatName) {
  if (format === 'pdf') return { mediaType: 'application/pdf', extension: 'pdf' }
  return exporters[format]
}

/** The web page on paper, by a host that can print. */
async function printFile(
  session: Session,
  call: Call,
  { pageSize, ...request }: SaveRequest,
): Promise<MadeFile> {
  const desk = deskToPrint(session)
  const page = await makeFile(session, call, { ...request, format: 'html' })
  const html = new TextDecoder().decode(page.bytes)
  const bytes = await desk.printPdf({ html, pageSize }, call.signal)
  call.signal.throwIfAborted()
  return { ...page, bytes, text: null }
}

function deskToPrint({ desk }: Session): Desk {
  if (desk !== null) return desk
  const instead = 'only the desktop app makes a PDF; export html and print it from a browser'
  throw new AppError('unsupported', instead)
}

/** Never half a character at the end. */
function beginningOf(text: string): string {
  const cut = text.slice(0, PREVIEWED)
  return cut.isWellFormed() ? cut : cut.slice(0, -1)
}
