import { type ReactNode, useRef, useState } from 'react'
import { useAnswer, useCall } from '../../api/useApi.ts'
import { naming as givenName, keepName } from '../../app/naming.ts'
import { useStore } from '../../app/store.ts'
import { keyOf } from '../../commands/registry.ts'
import { useRun } from '../../commands/useCommands.ts'
import { messages } from '../../i18n/messages.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/icons.ts'
import { KeyCap } from '../../ui/KeyCap.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Example } from './Example.tsx'
import { FailedOpeningNote } from './FailedOpeningNote.tsx'
import { RecentProjects } from './RecentProjects.tsx'
import styles from './Welcome.module.css'

/** The first screen: who you are, if that is not known yet, and three ways to begin. */
export function Welcome() {
  const { data } = useAnswer('host.info', {})
  const run = useRun()
  const naming = useNaming(data?.suggestedName ?? '')
  if (data === undefined) return null
  const begin = (command: string) => async () => {
    if (data.profile === null && !(await naming.keep())) return
    run(command)
  }
  return (
    <main className={styles['welcome']}>
      <div className={styles['grid']}>
        <div>
          <h1 className={styles['title']}>
            {messages['app.name']}
            <span className={styles['bracket']} aria-hidden>
              ]
            </span>
          </h1>
          <p className={styles['lead']}>{messages['welcome.lead']}</p>
          <FailedOpeningNote />
          {data.profile === null ? naming.field : null}
          <Beginning
            icon="book-open"
            title={messages['welcome.sample']}
            detail={messages['welcome.sampleDetail']}
            keyName="Enter"
            onChoose={begin('project.sample')}
          />
          <Beginning
            icon="file-plus"
            title={messages['welcome.new']}
            detail={messages['welcome.newDetail']}
            keyName={keyOf('project.new')}
            onChoose={begin('project.new')}
          />
          <RecentProjects />
          <p className={styles['drop']}>
            <Icon name="file-down" size={14} />
            {messages['welcome.drop']}
          </p>
        </div>
        <Example />
      </div>
    </main>
  )
}

interface BeginningProps {
  readonly icon: IconName
  readonly title: string
  readonly detail: string
  readonly keyName: string | undefined
  readonly onChoose: () => Promise<void>
}

function Beginning({ icon, title, detail, keyName, onChoose }: BeginningProps) {
  return (
    <button type="button" className={styles['beginning']} onClick={() => void onChoose()}>
      <Icon name={icon} />
      <span>
        <b>{title}</b>
        {detail}
      </span>
      {keyName === undefined ? null : <KeyCap name={keyName} />}
    </button>
  )
}

/** The name a new person gives; it is kept when they begin with anything. */
function useNaming(suggested: string): { readonly field: ReactNode; keep(): Promise<boolean> } {
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
