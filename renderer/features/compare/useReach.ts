import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef, useState } from 'react'
import { breathe } from '../../api/breathe.ts'

/** So many lines are drawn ahead of what is in view, on either side. */
const AHEAD = 3

/**
 * Which lines are drawn. After a jump those in view alone, so that they are there at once; those around them once
 * these are on the screen.
 */
export function useReach(): (range: Range) => number[] {
  const last = useRef<Range | null>(null)
  const alone = useRef<string | null>(null)
  const [surrounded, setSurrounded] = useState<string | null>(null)
  useEffect(() => {
    const name = alone.current
    if (name === null) return
    alone.current = null
    requestAnimationFrame(() => void breathe().then(() => setSurrounded(name)))
  })
  return useCallback(
    (range) => {
      const name = `${range.startIndex} ${range.endIndex}`
      const isJump = name !== surrounded && isElsewhere(last.current, range)
      if (isJump) alone.current = name
      else last.current = range
      return defaultRangeExtractor({ ...range, overscan: isJump ? 0 : AHEAD })
    },
    [surrounded],
  )
}

function isElsewhere(before: Range | null, { startIndex, endIndex }: Range): boolean {
  return before === null || startIndex > before.endIndex || endIndex < before.startIndex
}
