import type { Received } from '../core/api/registry.ts'
import { importedText } from '../core/export/importText.ts'
import { keptReport } from '../core/model/keptReport.ts'
import { readAnnotationFiles } from './annotationImport/annotationFiles.ts'
import { writeImport } from './annotationImport/writeImport.ts'
import type { HandlersOf } from './handlersOf.ts'
import { keepImports } from './keepImport.ts'
import { labels } from './labels.ts'
import type { Session } from './session.ts'
import { withPlan } from './withPlan.ts'

/** Thousands of quotes are sought in every document that may be meant. */
const PLAN_LIMITS = { timeoutMs: 120_000, memoryMb: 1024 }

export const annotationHandlers: HandlersOf<'annotations'> = {
  'annotations.preview': (asked, { signal }, session) =>
    session.ports.jobs.runJob('previewImport', inputOf(session, asked), {
      ...PLAN_LIMITS,
      signal,
    }),

  'annotations.import': async ({ annotatorId, ...asked }, { signal }, session) => {
    const input = inputOf(session, asked)
    const limits = { ...PLAN_LIMITS, signal }
    const think = () => session.ports.jobs.runJob('planImport', input, limits)
    return withPlan(session, think, async ({ plan, files }) => {
      const { annotations, codes, entities } = plan.read
      const label = labels.importAnnotations(annotations, codes.length)
      const operation = { code: 'annotations.import', label, annotatorId }
      const { result, seq } = await session.writeInSteps(
        operation,
        function* (work) {
          const { counts, documentIds, relationsLeft } = yield* writeImport(work, plan)
          const message = importedText.relationsLeft(relationsLeft)
          const left = relationsLeft === 0 ? [] : [{ code: 'relations_left', message }]
          const report = keptReport([...plan.read.report, ...plan.report, ...left])
          const all = { ...counts, codes: codes.length, entities: entities.length }
          const outcome = { kind: 'annotations', documentIds, counts: all, report } as const
          yield* keepImports(work, files, outcome)
          return { ...counts, report }
        },
        signal,
      )
      return { ...result, seq }
    })
  },
}

function inputOf(session: Session, { grant, beside, format }: Received<'annotations.preview'>) {
  const files = readAnnotationFiles([grant, ...beside].map(session.grants.redeemToRead))
  return { ...files, format, project: session.project().path }
}
