import { useAnswer, useCall, useForgetAll } from '../../api/useApi.ts'
import { openProject } from '../../app/project.ts'
import { messages } from '../../i18n/messages.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './RecentProjects.module.css'

const SHOWN = 6
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' })

/** The projects opened last on this machine; nothing where there are none. */
export function RecentProjects() {
  const { data: recent = [] } = useAnswer('projects.recent', {})
  const call = useCall()
  const forgetAnswers = useForgetAll()
  if (recent.length === 0) return null
  return (
    <section className={styles['recent']}>
      <h2 className={styles['title']}>{messages['welcome.recent']}</h2>
      <ul className={styles['list']}>
        {recent.slice(0, SHOWN).map(({ key, name, path, openedAt, missing }) => (
          <li key={key}>
            <button
              type="button"
              className={styles['project']}
              disabled={missing}
              title={missing ? messages['welcome.missing'] : path}
              onClick={() => void openProject({ call, forgetAnswers }, { recent: key })}
            >
              <Icon name="folder-open" size={14} />
              <span>{name}</span>
              <small>
                {missing ? messages['welcome.missing'] : day.format(new Date(openedAt))}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
