import { PREVIEWED } from '../../../core/api/exportMethods.ts'
import type { Output } from '../../../core/api/registry.ts'
import { messages } from '../../i18n/messages.ts'
import styles from './ExportDialog.module.css'

/** How the file begins, and how much is in it. */
export function Preview({ preview }: { readonly preview: Output<'export.preview'> | null }) {
  if (preview === null) return <p role="status">{messages['export.working']}</p>
  const { text, items, isCut, size } = preview
  return (
    <section aria-label={messages['export.preview']}>
      <p className={styles['facts']}>
        {messages['export.items'](items)}
        {size === null ? null : `, ${messages['export.size'](size)}`}
        {isCut ? `. ${messages['export.cut'](PREVIEWED)}` : null}
      </p>
      {text === null ? (
        <p>{messages['export.noPreview']}</p>
      ) : (
        /* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */
        <pre className={styles['preview']} tabIndex={0}>
          {text}
        </pre>
      )}
    </section>
  )
}
