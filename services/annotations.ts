import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { AnnotationFormatName } from '../core/api/outcomeMethods.ts'
import { writeImport } from './annotationImport/writeImport.ts'
import type { HandlersOf } from './handlersOf.ts'
import { labels } from './labels.ts'
import { readGranted } from './readGranted.ts'
import type { Session } from './session.ts'
import { withPlan } from './withPlan.ts'

/** Thousands of quotes are sought in every document that may be meant. */
const PLAN_LIMITS = { timeoutMs: 120_000, memoryMb: 1024 }

export const annotationHandlers: HandlersOf<'annotations'> = {
  'annotations.preview': ({ grant, format }, { signal }, session) =>
    session.ports.jobs.runJob('previewImport', inputOf(session, grant, format), {
      ...PLAN_LIMITS,
      signal,
    }),

  'annotations.import': async ({ grant, format, annotatorId }, { signal }, session) => {
    const input = inputOf(session, grant, format)
    const limits = { ...PLAN_LIMITS, signal }
    const think = () => session.ports.jobs.runJob('planImport', input, limits)
    return withPlan(session, think, (plan) => {
      const { annotations, codes } = plan.read
      const label = labels.importAnnotations(annotations, codes.length)
      const operation = { code: 'annotations.import', label, annotatorId }
      const report = [...plan.read.report, ...plan.report]
      return session.writeInSteps(
        operation,
        function* (work) {
          return { ...(yield* writeImport(work, plan)), report }
        },
        signal,
      )
    })
  },
}

/** A project of QualCoder is a folder; what is to be read of it is one file. */
function fileIn(path: string): string {
  const database = join(path, 'data.qda')
  return existsSync(database) ? database : path
}

function inputOf(session: Session, grant: string, format: AnnotationFormatName | undefined) {
  const path = fileIn(session.grants.redeemToRead(grant))
  const project = session.project().path
  return { name: basename(path), bytes: readGranted(path), format, project }
}
