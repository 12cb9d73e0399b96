import { messages } from '../../i18n/messages.ts'
import styles from './ExportDialog.module.css'

/** What a format cannot carry, said before it is saved. */
export function Losses({
  losses,
}: {
  readonly losses: readonly { readonly code: string; readonly message: string }[]
}) {
  if (losses.length === 0) return <p className={styles['facts']}>{messages['export.noLosses']}</p>
  return (
    <section>
      <h3 className={styles['title']}>{messages['export.losses']}</h3>
      <ul className={styles['losses']}>
        {losses.map(({ code, message }) => (
          <li key={`${code} ${message}`}>{message}</li>
        ))}
      </ul>
    </section>
  )
}
