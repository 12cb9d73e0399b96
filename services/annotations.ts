import { readFileSync, statSync } from 'node:fs'
import { AppError } from '../core/model/error.ts'
import { planImport } from './annotationImport/planImport.ts'
import { writeImport } from './annotationImport/writeImport.ts'
import { carryMissing } from './carryMissing.ts'
import type { HandlersOf } from './handlersOf.ts'
import { labels } from './labels.ts'

const MAX_BYTES = 64 * 1024 * 1024

export const annotationHandlers: HandlersOf<'annotations'> = {
  'annotations.import': async ({ grant, annotatorId }, { signal }, session) => {
    const project = session.project()
    const text = readText(session.grants.redeem(grant))
    const read = await session.ports.jobs.runJob('readJsonLd', { text }, { signal })
    session.requireOpen(project)
    const plan = planImport(project.db, read)
    const label = labels.importAnnotations(read.annotations.length)
    const operation = { code: 'annotations.import', label, annotatorId }
    return session.write(operation, (work) => {
      const counts = writeImport(work, plan)
      carryMissing(work)
      return { ...counts, report: [...read.report, ...plan.report] }
    })
  },
}

function readText(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined || !stats.isFile()) throw new AppError('not_found', `no file ${path}`)
  if (stats.size > MAX_BYTES) {
    throw new AppError('too_large', `${stats.size} bytes; the limit is ${MAX_BYTES}`)
  }
  return readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
}
