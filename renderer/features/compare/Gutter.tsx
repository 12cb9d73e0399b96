import type { ReactNode } from 'react'
import { reportText } from '../../../core/compare/reportText.ts'
import { messages } from '../../i18n/messages.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Swatch } from '../../ui/Swatch.tsx'
import { colourOfDifference } from './annotationInk.ts'
import { classIcons } from './classIcons.ts'
import type { ComparedPages } from './compareRows.ts'
import { chooseDifference } from './compareState.ts'
import type { NoteworthyDifference } from './differences.ts'
import styles from './Gutter.module.css'
import { paragraphOf } from './paragraphOf.ts'
import type { Drawing } from './pieces.ts'
import { type GutterItem, gutterItems } from './tokens.ts'

interface GutterProps {
  readonly pages: ComparedPages
  readonly tokens: readonly NoteworthyDifference[]
  readonly drawing: Drawing
  readonly children?: ReactNode
}

/** A token for each annotation that is different, between its two places. */
export function Gutter({ pages, tokens, drawing, children }: GutterProps) {
  return (
    <div className={styles['gutter']} data-gutter>
      {gutterItems(tokens, drawing.filters).map((item) =>
        item.kind === 'group' ? (
          <QuietGroup key={item.class} {...item} />
        ) : (
          <Token
            key={item.difference.key}
            pages={pages}
            item={item}
            isCurrent={item.difference.key === drawing.current?.key}
          />
        ),
      )}
      {children}
    </div>
  )
}

type TokenItem = Extract<GutterItem, { kind: 'token' }>

function Token({
  pages,
  item: { difference: noted, isQuiet },
  isCurrent,
}: {
  readonly pages: ComparedPages
  readonly item: TokenItem
  readonly isCurrent: boolean
}) {
  const { difference, key } = noted
  const name = messages[`compare.class.${difference.class}`]
  const codes = (difference.right ?? difference.left)?.codes.join(', ') ?? ''
  const paragraph = paragraphOf(pages, difference)
  const place = paragraph === null ? messages['compare.noPlace'] : reportText.paragraph(paragraph)
  return (
    <button
      type="button"
      className={classes(
        styles['token'],
        isQuiet && styles['quiet'],
        difference.class === 'moved' && styles['moved'],
        isCurrent && styles['current'],
      )}
      data-token={key}
      data-class={difference.class}
      data-wire={isQuiet ? undefined : true}
      aria-pressed={isCurrent}
      aria-label={messages['compare.token'](name, codes, place)}
      onClick={() => chooseDifference(key)}
    >
      <Icon name={classIcons[difference.class]} size={14} />
      {name}
      <span className={styles['swatch']}>
        <Swatch colour={colourOfDifference(difference)} />
      </span>
    </button>
  )
}

function QuietGroup({ class: name, count }: Extract<GutterItem, { kind: 'group' }>) {
  return (
    <span className={classes(styles['token'], styles['quiet'])}>
      <Icon name={classIcons[name]} size={14} />
      {messages[`compare.class.${name}`]} {count}
    </span>
  )
}
