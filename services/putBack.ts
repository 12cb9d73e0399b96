import type { Session } from './session.ts'

const RESTORE_LIMIT_MS = 30 * 60_000

/**
 * Puts a verified backup in the place of a project that this session may have open: it leaves it first,
 * and is in it again when that fails. Returns where the file before it is kept; null when there was none.
 * @throws AppError as `restoreBackup`
 */
export async function putBack(
  session: Session,
  paths: { readonly backup: string; readonly project: string },
  signal: AbortSignal,
): Promise<string | null> {
  const before = session.present()
  session.leave()
  try {
    // On some systems a file that is being read cannot be replaced.
    await session.backups.finish()
    const input = { ...paths, now: session.now() }
    const limits = { timeoutMs: RESTORE_LIMIT_MS, signal }
    return await session.ports.jobs.runJob('restoreBackup', input, limits)
  } catch (error) {
    if (before !== null) session.enter(before.path, before.mode)
    throw error
  }
}
