import { useAnswer, useCall, useForgetAll } from '../api/useApi.ts'
import { messages } from '../i18n/messages.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { sayProblem } from './notices.ts'
import { openToWork } from './project.ts'
import styles from './ReadOnlyBanner.module.css'

/** Says as long as it is so that nothing can be changed here, and what can be done about it. */
export function ReadOnlyBanner() {
  const { data } = useAnswer('project.info', {})
  const call = useCall()
  const forgetAnswers = useForgetAll()
  if (data?.mode !== 'read') return null
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
