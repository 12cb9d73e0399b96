import { Dialog as Base } from '@base-ui/react/dialog'
import { type ReactNode, type RefObject, useRef } from 'react'
import { messages } from '../i18n/messages.ts'
import { classes } from './classes.ts'
import styles from './Dialog.module.css'
import { IconButton } from './IconButton.tsx'

export interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons at the foot; the last one is what Enter is expected to do. */
  readonly actions?: ReactNode
  readonly width?: 'narrow' | 'normal' | 'wide'
  readonly initialFocus?: RefObject<HTMLElement | null>
}

const FIELDS = 'input, select, textarea, [contenteditable=true]'

/** Modal, while it is mounted: Escape and the veil close it, focus stays inside and comes back. */
export function Dialog(props: DialogProps) {
  const { title, onClose, children, actions, width = 'normal', initialFocus } = props
  const body = useRef<HTMLDivElement>(null)
  const firstField = () => body.current?.querySelector<HTMLElement>(FIELDS) ?? true
  return (
    <Base.Root open onOpenChange={(isOpen) => isOpen || onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles['veil']} />
        <Base.Popup
          className={classes(styles['popup'], styles[width])}
          initialFocus={initialFocus ?? firstField}
        >
          <header className={styles['head']}>
            <Base.Title className={styles['title']}>{title}</Base.Title>
            <Base.Close
              render={<IconButton icon="x" label={messages['action.close']} keyName="Escape" />}
            />
          </header>
          <div ref={body} className={styles['body']}>
            {children}
          </div>
          {actions === undefined ? null : <footer className={styles['foot']}>{actions}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
