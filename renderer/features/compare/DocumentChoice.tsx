import { useId, useState } from 'react'
import type { DocumentEntry } from '../../../core/api/documentMethods.ts'
import { useAnswer } from '../../api/useApi.ts'
import { messages } from '../../i18n/messages.ts'
import { Choice } from './Choice.tsx'

/** As many can be read in a list; the others are found by their titles. */
const OFFERED = 30

interface DocumentChoiceProps {
  readonly documentId: string
  readonly title: string
  readonly onChoose: (document: DocumentEntry) => void
}

/** Which document a side is of: those whose titles answer what is typed, and the one it is. */
export function DocumentChoice({ documentId, title, onChoose }: DocumentChoiceProps) {
  const [name, setName] = useState('')
  const { data: found = [] } = useAnswer(
    'documents.named',
    { name, limit: OFFERED },
    { keepsLast: true },
  )
  const others = found.filter(({ id }) => id !== documentId)
  const fieldId = useId()
  return (
    <>
      {name === '' && found.length < OFFERED ? null : (
        <>
          <label htmlFor={fieldId}>{messages['compare.findDocument']}</label>
          <input
            id={fieldId}
            type="search"
            value={name}
            maxLength={1000}
            spellCheck={false}
            onChange={(event) => setName(event.target.value)}
          />
        </>
      )}
      <Choice
        label={messages['compare.document']}
        value={documentId}
        onChange={(id) => {
          const chosen = others.find((each) => each.id === id)
          if (chosen !== undefined) onChoose(chosen)
        }}
        options={[[documentId, title], ...others.map((each) => [each.id, each.title] as const)]}
      />
    </>
  )
}
