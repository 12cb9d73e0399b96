import { type ReactNode, useRef, useState } from 'react'
import { useCall } from '../../api/useApi.ts'
import { naming as givenName, keepName } from '../../app/naming.ts'
import { useStore } from '../../app/store.ts'
import { messages } from '../../i18n/messages.ts'
import { TextField } from '../../ui/TextField.tsx'
import styles from './Welcome.module.css'

/** The name a new person gives; it is kept when they begin with anything. */
export function useNaming(suggested: string): {
  readonly field: ReactNode
  keep(): Promise<boolean>
} {
  const call = useCall()
  const name = useStore(givenName, (state) => state.typed)
  const [isMissing, setIsMissing] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const given = (name ?? suggested).trim()
  return {
    field: (
      <TextField
        ref={input}
        className={styles['name'] ?? ''}
        label={messages['welcome.name']}
        hint={messages['welcome.nameHint']}
        problem={isMissing ? messages['welcome.nameMissing'] : null}
        value={name ?? suggested}
        maxLength={200}
        autoComplete="name"
        autoFocus
        onFocus={(event) => event.target.select()}
        onChange={(event) => givenName.set({ typed: event.target.value })}
      />
    ),
    async keep() {
      setIsMissing(given === '')
      if (given === '') {
        input.current?.focus()
        return false
      }
      await keepName(call)
      return true
    },
  }
}
