import { AppError } from '../core/model/error.ts'
import type { Session } from './session.ts'

const ATTEMPTS = 5

/**
 * Thinks something out in a job and writes it. When somebody changed the project meanwhile it is thought
 * out again, so that what is written always follows from what there is.
 * @throws AppError cancelled when another project is open by then; stale when the changes do not stop
 */
export async function withPlan<Plan, Result>(
  session: Session,
  think: () => Promise<Plan>,
  write: (plan: Plan) => Result | Promise<Result>,
): Promise<Result> {
  const project = session.project()
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const basis = project.log.head()
    const plan = await think()
    await project.log.settled()
    session.requireOpen(project)
    if (project.log.head() === basis) return write(plan)
  }
  throw new AppError('stale', 'the project was changed again and again meanwhile; try once more')
}
