import { useAnswer } from '../../api/useApi.ts'
import { keyOf } from '../../commands/registry.ts'
import { useRun } from '../../commands/useCommands.ts'
import { messages } from '../../i18n/messages.ts'
import { Icon } from '../../ui/Icon.tsx'
import { BackupsLink } from './BackupsLink.tsx'
import { Beginning } from './Beginning.tsx'
import { Example } from './Example.tsx'
import { FailedOpeningNote } from './FailedOpeningNote.tsx'
import { RecentProjects } from './RecentProjects.tsx'
import { useNaming } from './useNaming.tsx'
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
          {data.profile === null ? (
            <form
              onSubmit={(event) => {
                event.preventDefault()
                void begin('project.sample')()
              }}
            >
              {naming.field}
            </form>
          ) : null}
          <Beginning
            icon="book-open"
            title={messages['welcome.sample']}
            detail={messages['welcome.sampleDetail']}
            keyName="Enter"
            isFirst={data.profile !== null}
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
          <BackupsLink />
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
