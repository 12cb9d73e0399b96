import { useMemo, useState } from 'react'
import { type CountedCode, countedCodes } from '../../../core/state/countedCodes.ts'
import { useAnswer } from '../../api/useApi.ts'
import { reading } from '../../app/reading.ts'
import { useStore } from '../../app/store.ts'
import { messages } from '../../i18n/messages.ts'
import { classes } from '../../ui/classes.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Swatch } from '../../ui/Swatch.tsx'
import styles from './CodeList.module.css'
import rows from './rows.module.css'
import { Section } from './Section.tsx'

/** The codebook with what each code marks; a code can be hidden in the text. */
export function CodeList() {
  const { data: codes = [], isLoading } = useAnswer('codes.list', {})
  const [foldedIds, setFoldedIds] = useState<ReadonlySet<string>>(new Set())
  const nodes = useMemo(() => countedCodes(codes, foldedIds), [codes, foldedIds])
  const fold = (id: string) => {
    const next = new Set(foldedIds)
    if (!next.delete(id)) next.add(id)
    setFoldedIds(next)
  }
  return (
    <Section title={messages['library.codes']} grows>
      {codes.length > 0 || isLoading ? null : (
        <p className={rows['quiet']}>{messages['library.noCodes']}</p>
      )}
      <ul className={rows['list']}>
        {nodes.map((node) => (
          <CodeRow
            key={node.code.id}
            node={node}
            isFolded={foldedIds.has(node.code.id)}
            onFold={() => fold(node.code.id)}
          />
        ))}
      </ul>
    </Section>
  )
}

interface CodeRowProps {
  readonly node: CountedCode
  readonly isFolded: boolean
  readonly onFold: () => void
}

function CodeRow({ node: { code, depth, hasChildren, total }, isFolded, onFold }: CodeRowProps) {
  const isHidden = useStore(reading, ({ hiddenCodeIds }) => hiddenCodeIds.includes(code.id))
  return (
    <li
      className={classes(
        rows['row'],
        isHidden && rows['hidden'],
        rows[`depth${Math.min(depth, 3)}`],
      )}
    >
      {hasChildren ? (
        <IconButton
          icon={isFolded ? 'chevron-right' : 'chevron-down'}
          size={14}
          className={styles['fold']}
          label={code.name}
          aria-expanded={!isFolded}
          onClick={onFold}
        />
      ) : null}
      <button
        type="button"
        className={classes(rows['main'], hasChildren && styles['group'])}
        aria-pressed={!isHidden}
        title={code.description === '' ? code.name : code.description}
        onClick={() => toggle(code.id)}
      >
        {hasChildren && code.highlights === 0 ? null : <Swatch colour={code.colour} />}
        <span className={rows['name']}>{code.name}</span>
        <span className={rows['count']}>{total}</span>
      </button>
    </li>
  )
}

function toggle(codeId: string): void {
  const { hiddenCodeIds } = reading.get()
  const others = hiddenCodeIds.filter((id) => id !== codeId)
  const isHidden = others.length < hiddenCodeIds.length
  reading.set({ hiddenCodeIds: isHidden ? others : [...others, codeId] })
}
