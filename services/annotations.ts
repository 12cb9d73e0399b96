import { writeImport } from './annotationImport/writeImport.ts'
import type { HandlersOf } from './handlersOf.ts'
import { labels } from './labels.ts'
import { readGranted } from './readGranted.ts'
import { withPlan } from './withPlan.ts'

/** Thousands of quotes are sought in every document that may be meant. */
const PLAN_LIMITS = { timeoutMs: 120_000, memoryMb: 1024 }

export const annotationHandlers: HandlersOf<'annotations'> = {
  'annotations.import': async ({ grant, annotatorId }, { signal }, session) => {
    const text = new TextDecoder().decode(readGranted(session.grants.redeem(grant)))
    const input = { text, project: session.project().path }
    const limits = { ...PLAN_LIMITS, signal }
    const think = () => session.ports.jobs.runJob('planImport', input, limits)
    return withPlan(session, think, (plan) => {
      const label = labels.importAnnotations(plan.read.annotations.length)
      const operation = { code: 'annotations.import', label, annotatorId }
      return session.write(operation, (work) => ({
        ...writeImport(work, plan),
        report: [...plan.read.report, ...plan.report],
      }))
    })
  },
}
