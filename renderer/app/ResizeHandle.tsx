import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { messages } from '../i18n/messages.ts'
import {
  applyLibraryWidth,
  keepLibraryWidth,
  libraryWidth,
  narrowest,
  widest,
} from './libraryWidth.ts'
import styles from './ResizeHandle.module.css'

const STEP = 16

/** Makes the library wider or narrower, by dragging or with the arrow keys. */
export function ResizeHandle() {
  const [width, setWidth] = useState(libraryWidth)
  const change = (wanted: number) => setWidth(applyLibraryWidth(wanted))
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) change(event.clientX)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key]
    if (step === undefined) return
    event.preventDefault()
    change(width + step)
    keepLibraryWidth(width + step)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: hr cannot be moved
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={messages['shell.resizeLibrary']}
      aria-valuenow={width}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      className={styles['handle']}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onPointerUp={() => keepLibraryWidth(width)}
      onKeyDown={onKeyDown}
    />
  )
}
