import { useMemo } from 'react'
import { useAnswer } from '../../api/useApi.ts'
import { usePaint } from '../../api/usePaint.ts'
import { goToOffset } from '../../app/readerHandle.ts'
import { messages } from '../../i18n/messages.ts'
import { Bars } from './Bars.tsx'
import { coloursOfSections } from './coloursOfSections.ts'
import styles from './Outline.module.css'
import { type Heading, outlineOf } from './outlineOf.ts'
import rows from './rows.module.css'
import { Section } from './Section.tsx'

/** The headings of the text that is read, each with the codes used under it. */
export function Outline({
  documentId,
  revision,
}: {
  readonly documentId: string
  readonly revision: number | null
}) {
  const which = { documentId, ...(revision === null ? {} : { revision }) }
  const { data } = useAnswer('documents.content', which)
  const painted = usePaint(documentId, data?.revision ?? null)
  const { data: codes = [] } = useAnswer('codes.list', {})
  const headings = useMemo(
    () => (data === undefined ? [] : outlineOf(data.content, data.blocks)),
    [data],
  )
  const colours = useMemo(
    () => coloursOfSections(headings, painted?.highlights ?? [], codes),
    [headings, painted, codes],
  )
  if (data === undefined) return null
  return (
    <Section title={messages['library.outline']}>
      {headings.length > 0 ? null : (
        <p className={rows['quiet']}>{messages['library.noOutline']}</p>
      )}
      <ul className={rows['list']}>
        {headings.map((heading, index) => (
          <li key={heading.section[0]} className={rows['row']}>
            <button
              type="button"
              className={rows['main']}
              title={heading.text}
              onClick={() => goToOffset(documentId, heading.section[0], revision)}
            >
              <span className={`${rows['name']} ${styles[depthClass(heading)]}`}>
                {heading.text}
              </span>
              <Bars colours={colours[index] ?? []} />
            </button>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function depthClass({ depth }: Heading): string {
  return `depth${Math.min(4, depth)}`
}
