import { Menu as Base } from '@base-ui/react/menu'
import type { ReactElement, ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'
import { KeyCap } from './KeyCap.tsx'
import styles from './Menu.module.css'

export interface MenuItem {
  readonly label: string
  readonly onChoose: () => void
  readonly icon?: IconName
  readonly keyName?: string | undefined
  readonly isDisabled?: boolean
}

export interface MenuProps {
  /** A Button or IconButton. */
  readonly trigger: ReactElement
  readonly items: readonly MenuItem[]
  /** What has the focus once the menu is shut; left out = the trigger. */
  readonly focusAfter?: () => HTMLElement
}

/** A button that opens a list of things to do. */
export function Menu({ trigger, items, focusAfter }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={styles['positioner']} sideOffset={4} align="end">
          <Base.Popup className={styles['popup']} finalFocus={focusAfter}>
            {items.map((item) => (
              <Base.Item
                key={item.label}
                className={styles['item']}
                onClick={item.onChoose}
                disabled={item.isDisabled === true}
              >
                {item.icon === undefined ? null : <Icon name={item.icon} size={14} />}
                <span>{item.label}</span>
                <KeyOf name={item.keyName} />
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

function KeyOf({ name }: { readonly name: string | undefined }): ReactNode {
  return name === undefined ? null : <KeyCap name={name} />
}
