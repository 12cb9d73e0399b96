import { useCall, useForgetAll } from '../api/useApi.ts'
import { messages } from '../i18n/messages.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { sayProblem } from './notices.ts'
import { openToWork } from './project.ts'
import styles from './ReadOnlyBanner.module.css'
import { useStore } from './store.ts'
import { view } from './view.ts'

/** Says as long as it is so that nothing can be changed here, and what can be done about it. */
export function ReadOnlyBanner() {
  const isReadOnly = useStore(view, (state) => state.isReadOnly)
  const call = useCall()
  const forgetAnswers = useForgetAll()
  if (!isReadOnly) return null
  return (
    <section className={styles['banner']} aria-label={messages['readOnly.label']}>
      <Icon name="lock" size={14} />
      <p className={styles['what']}>
        <strong>{messages['readOnly.label']}.</strong> {messages['readOnly.what']}
      </p>
      {/* Nobody tells this window what another program writes. */}
      <Button onClick={() => void forgetAnswers()}>{messages['readOnly.again']}</Button>
      <Button onClick={() => openToWork({ call, forgetAnswers }).catch(sayProblem)}>
        {messages['readOnly.work']}
      </Button>
    </section>
  )
}
