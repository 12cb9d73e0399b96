import { useEffect } from 'react'
import type { Range } from '../../../core/model/range.ts'
import { ReadingPosition, readingPositionKey } from '../../../core/model/readingPosition.ts'
import { type Call, useCall } from '../../api/useApi.ts'
import { attempt } from '../../app/annotating.ts'
import { reading } from '../../app/reading.ts'
import type { Reader } from '../../editor/reader.ts'

const IDLE_MS = 1500

/** Opens a document where it was left, and remembers the place. */
export function useReadingPosition(
  reader: Reader | null,
  documentId: string,
  revision: number,
): void {
  const call = useCall()
  useEffect(() => {
    if (reader === null) return
    const key = readingPositionKey(documentId)
    void attempt(() => restore(call, key, reader))
    return rememberWhenIdle(([offset, end]) => {
      // A project that is only read keeps no places; nothing is lost that a person made.
      call('settings.set', { key, value: { revision, offset, end } }).catch(() => undefined)
    })
  }, [reader, documentId, revision, call])
}

async function restore(call: Call, key: string, reader: Reader): Promise<void> {
  const { value } = await call('settings.get', { key })
  const position = ReadingPosition.safeParse(value)
  // Somebody may have gone elsewhere meanwhile, be it to the beginning.
  const isElsewhere = reader.hasGone || reader.getCaret() > 0 || reader.scroller.scrollTop > 0
  if (position.success && position.data.offset > 0 && !isElsewhere) {
    reader.scrollTo(position.data.offset, { align: 'start' })
  }
}

function rememberWhenIdle(remember: (visible: Range) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = reading.get().visible
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    remember(last)
  }
  const unsubscribe = reading.subscribe(() => {
    const { visible, reader } = reading.get()
    if (reader === null || visible[0] === last[0]) return
    last = visible
    clearTimeout(timer)
    timer = setTimeout(flush, IDLE_MS)
  })
  return () => {
    unsubscribe()
    if (timer !== undefined) flush()
  }
}
