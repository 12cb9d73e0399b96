import { type FormEvent, useState } from 'react'
import type { AppError } from '../../../core/model/error.ts'
import { asAppError, useCall, useForgetAll } from '../../api/useApi.ts'
import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { startProject } from './startProject.ts'

const FORM = 'new-project'

export function NewProjectDialog() {
  const call = useCall()
  const forgetAnswers = useForgetAll()
  const [name, setName] = useState('')
  const [error, setError] = useState<AppError | null>(null)
  const close = () => view.set({ dialog: null })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    try {
      await startProject({ call, forgetAnswers }, name.trim())
      close()
    } catch (problem) {
      const known = asAppError(problem)
      // Nothing is wrong: no place was chosen for it, this time.
      setError(known.code === 'cancelled' ? null : known)
    }
  }
  return (
    <Dialog
      title={messages['welcome.new']}
      width="narrow"
      onClose={close}
      actions={
        <Button kind="primary" type="submit" form={FORM} disabled={name.trim() === ''}>
          {messages['welcome.create']}
        </Button>
      }
    >
      <form id={FORM} onSubmit={(event) => void submit(event)}>
        <TextField
          label={messages['welcome.projectName']}
          hint={messages['welcome.newDetail']}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.target.value)}
        />
        {error === null ? null : <ErrorNote error={error} />}
      </form>
    </Dialog>
  )
}
