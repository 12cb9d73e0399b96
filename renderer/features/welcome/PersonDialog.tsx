import { type FormEvent, useState } from 'react'
import { useAnswer, useCall, useForgetAnswer } from '../../api/useApi.ts'
import { sayProblem } from '../../app/notices.ts'
import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'

const FORM = 'person'

/** Changes the name of the person at this machine. */
export function PersonDialog() {
  const call = useCall()
  const readAgain = useForgetAnswer()
  const { data } = useAnswer('host.info', {})
  const [changed, setName] = useState<string | null>(null)
  const name = changed ?? data?.profile?.name ?? data?.suggestedName ?? ''
  const close = () => view.set({ dialog: null })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    await call('profile.set', { name: name.trim() })
    await readAgain('host.info')
    close()
  }
  return (
    <Dialog
      title={messages['person.title']}
      width="narrow"
      onClose={close}
      actions={
        <Button kind="primary" type="submit" form={FORM} disabled={name.trim() === ''}>
          {messages['action.save']}
        </Button>
      }
    >
      <form id={FORM} onSubmit={(event) => submit(event).catch(sayProblem)}>
        <TextField
          label={messages['welcome.name']}
          hint={messages['welcome.nameHint']}
          value={name}
          maxLength={200}
          autoComplete="name"
          onChange={(event) => setName(event.target.value)}
        />
      </form>
    </Dialog>
  )
}
