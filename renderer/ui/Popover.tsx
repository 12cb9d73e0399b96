import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import styles from './Popover.module.css'

/** A small float beside the button that opens it. `trigger` is a Button or IconButton. */
export function Popover({
  trigger,
  title,
  children,
  align = 'end',
}: {
  readonly trigger: ReactElement
  readonly title: string
  readonly children: ReactNode
  readonly align?: 'start' | 'center' | 'end'
}) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={styles['positioner']} sideOffset={4} align={align}>
          <Base.Popup className={styles['popup']}>
            <Base.Title className={styles['title']}>{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
