import { AppError } from '../core/model/error.ts'
import { openNew, openToRead } from './open.ts'
import { toStoreError } from './storeError.ts'

/** Small enough that the loop never stops for more than a few milliseconds. */
const PAGES_PER_TURN = 500

export interface CopyOptions {
  readonly signal?: AbortSignal | undefined
  /** 0 to 1. */
  readonly onProgress?: ((done: number) => void) | undefined
}

/**
 * Copies a database as it is at this moment into a new file, page by page, while others go on writing.
 * @throws AppError corrupt, not_a_project, no_space, cancelled
 */
export async function copyDatabase(
  from: string,
  to: string,
  { signal, onProgress }: CopyOptions,
): Promise<void> {
  const source = openToRead(from)
  try {
    // Holds on to one state: another's commit would make the copy start again.
    source.script('BEGIN')
    source.value('SELECT count(*) FROM sqlite_schema')
    await source.copyTo(to, ({ totalPages, remainingPages }) => {
      if (signal?.aborted) throw new AppError('cancelled', 'the copy was cancelled')
      onProgress?.(totalPages === 0 ? 0 : 1 - remainingPages / totalPages)
      return PAGES_PER_TURN
    })
    // A copy is one file that needs no other beside it: opening a new one takes it out of WAL.
    openNew(to).close()
  } catch (error) {
    throw toStoreError(error)
  } finally {
    source.close()
  }
}
