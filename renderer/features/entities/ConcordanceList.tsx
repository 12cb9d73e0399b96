import { useState } from 'react'
import type { Concordance } from '../../../core/api/codebookMethods.ts'
import type { AnchorState } from '../../../core/model/anchor.ts'
import { countStates } from '../../../core/model/countStates.ts'
import { openHighlight } from '../../app/openPassage.ts'
import { messages } from '../../i18n/messages.ts'
import { StateFilter } from '../../ui/StateFilter.tsx'
import { StateMark } from '../../ui/StateMark.tsx'
import styles from './ConcordanceList.module.css'
import {
  type ConcordanceOrder,
  concordanceOrders,
  sortConcordance,
  wordAfter,
  wordBefore,
} from './concordance.ts'

const titles = {
  position: 'entities.byPosition',
  before: 'entities.byBefore',
  after: 'entities.byAfter',
} as const

/** Every mention with the words around it, by document or sorted across all of them. */
export function ConcordanceList({ lines: all }: { readonly lines: readonly Concordance[] }) {
  const [order, setOrder] = useState<ConcordanceOrder>('position')
  const [only, setOnly] = useState<AnchorState | null>(null)
  const counts = countStates(all.map(({ state }) => state))
  const lines = only === null ? all : all.filter(({ state }) => state === only)
  const documents = Map.groupBy(lines, ({ documentId }) => documentId)
  const groups = order === 'position' ? [...documents.values()] : [sortConcordance(lines, order)]
  return (
    <section className={styles['concordance']}>
      <div className={styles['bar']}>
        <b>{messages['entities.mentionsIn'](lines.length, documents.size)}</b>
        {/* biome-ignore lint/a11y/useSemanticElements: a row of toggles, no form */}
        <div className={styles['orders']} role="group" aria-label={messages['entities.sortBy']}>
          <span>{messages['entities.sortBy']}</span>
          {concordanceOrders.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === order}
              className={styles['order']}
              onClick={() => setOrder(each)}
            >
              {messages[titles[each]]}
            </button>
          ))}
        </div>
      </div>
      <StateFilter counts={counts} only={only} onChange={setOnly} />
      {lines.length === 0 ? (
        <p className={styles['none']}>{messages['entities.noMentions']}</p>
      ) : null}
      {groups.map((group, index) => (
        <Group key={group[0]?.documentId ?? index} lines={group} hasTitle={order === 'position'} />
      ))}
    </section>
  )
}

function Group({
  lines,
  hasTitle,
}: {
  readonly lines: readonly Concordance[]
  readonly hasTitle: boolean
}) {
  const first = lines[0]
  if (first === undefined) return null
  return (
    <section>
      {hasTitle ? (
        <h2 className={styles['document']}>
          {first.title}
          <span>{messages['entities.revision'](first.revision)}</span>
          <span className={styles['count']}>{lines.length}</span>
        </h2>
      ) : null}
      <ul className={styles['lines']}>
        {lines.map((line) => (
          <li key={line.mentionId}>
            <Line line={line} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Line({ line }: { readonly line: Concordance }) {
  const before = wordBefore(line.left)
  const after = wordAfter(line.right)
  const [left, right] = [line.left.replaceAll(/\s+/g, ' '), line.right.replaceAll(/\s+/g, ' ')]
  const leftAt = before === '' ? left.length : left.lastIndexOf(before)
  const rightEnd = after === '' ? 0 : right.indexOf(after) + after.length
  return (
    <button
      type="button"
      className={styles['line']}
      title={messages[line.range === null ? 'reading.toReview' : 'entities.openPassage']}
      onClick={() => openHighlight(line)}
    >
      <span className={styles['left']}>
        <span>
          {left.slice(0, leftAt)}
          <b>{left.slice(leftAt)}</b>
        </span>
      </span>
      <span className={styles['match']}>{line.match.replaceAll(/\s+/g, ' ')}</span>
      <span className={styles['right']}>
        <b>{right.slice(0, rightEnd)}</b>
        {right.slice(rightEnd)}
      </span>
      <span className={styles['role']}>
        {line.role === 'mention' ? '' : messages[`role.${line.role}`]}
        <StateMark state={line.state} />
      </span>
    </button>
  )
}
