import { useEffect, useState } from 'react'
import { can } from '../../api/host.ts'
import { useCall, useForgetAll } from '../../api/useApi.ts'
import { sayInstead, sayProblem } from '../../app/notices.ts'
import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { beginWith } from './beginWith.ts'
import styles from './DropTarget.module.css'
import { filesOfPaste } from './filesOfPaste.ts'
import { importFiles } from './importFiles.ts'

/** Takes files that are dropped anywhere on the window, and what is pasted outside of fields. */
export function DropTarget() {
  const isOver = useDroppedFiles()
  if (!isOver) return null
  const { isProjectOpen } = view.get()
  return (
    <div className={styles['over']}>
      <p>{messages[isProjectOpen ? 'library.dropHere' : 'library.dropNew']}</p>
    </div>
  )
}

function useDroppedFiles(): boolean {
  const call = useCall()
  const forgetAnswers = useForgetAll()
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    const take = (given: readonly File[]) => {
      const files = withoutProjects(given)
      if (files.length === 0) return
      const isOpen = view.get().isProjectOpen
      const done = isOpen ? importFiles(call, files) : beginWith({ call, forgetAnswers }, files)
      done.catch(sayProblem)
    }
    const onDragOver = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setIsOver(true)
    }
    const onDragLeave = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) setIsOver(false)
    }
    const onDrop = (event: DragEvent) => {
      setIsOver(false)
      if (!hasFiles(event)) return
      event.preventDefault()
      take([...(event.dataTransfer?.files ?? [])])
    }
    const onPaste = (event: ClipboardEvent) => {
      const files = filesOfPaste(event)
      if (files.length === 0) return
      event.preventDefault()
      take(files)
    }
    window.addEventListener('dragover', onDragOver, { signal })
    window.addEventListener('dragleave', onDragLeave, { signal })
    window.addEventListener('drop', onDrop, { signal })
    // Before the reader, which refuses what is pasted into it.
    window.addEventListener('paste', onPaste, { signal, capture: true })
    return () => controller.abort()
  }, [call, forgetAnswers])
  return isOver
}

/** A project is opened where it lies, by a host that learns where that is; it is never imported. */
function withoutProjects(files: readonly File[]): readonly File[] {
  const others = files.filter(({ name }) => !/\.variorum$/i.test(name))
  if (others.length < files.length && !can('dropped-projects')) {
    sayInstead(messages['library.dropProject'])
  }
  return others
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true
}
