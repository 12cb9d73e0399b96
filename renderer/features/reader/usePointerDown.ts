import { useEffect, useState } from 'react'
import { reading } from '../../app/reading.ts'
import { useStore } from '../../app/store.ts'

/** Whether words are being selected by pointer just now: what floats would stand in the way. */
export function usePointerDown(): boolean {
  const [isDown, setIsDown] = useState(false)
  const reader = useStore(reading, (state) => state.reader)
  useEffect(() => {
    if (reader === null) return
    const onDown = () => setIsDown(true)
    const onUp = () => setIsDown(false)
    reader.element.addEventListener('pointerdown', onDown)
    window.addEventListener('pointerup', onUp)
    window.addEventListener('pointercancel', onUp)
    return () => {
      reader.element.removeEventListener('pointerdown', onDown)
      window.removeEventListener('pointerup', onUp)
      window.removeEventListener('pointercancel', onUp)
    }
  }, [reader])
  return isDown
}
