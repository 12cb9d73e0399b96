import { AppError } from '../../../core/model/error.ts'
import { useStore } from '../../app/store.ts'
import { errorText } from '../../i18n/errorText.ts'
import { messages } from '../../i18n/messages.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './FailedFiles.module.css'
import { failedFiles } from './importFiles.ts'

/** Errors of a file whose own words say what can be done. */
const saysWhy: ReadonlySet<string> = new Set(['corrupt', 'too_large', 'unsupported'])

/** Without its folders, which may be some that only the app knows. */
function nameOf(file: string): string {
  return file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
}

function sentence(message: string): string {
  return `${message.slice(0, 1).toUpperCase()}${message.slice(1)}.`
}

/** Files that could not be imported, each with its reason, until they are dismissed. */
export function FailedFiles() {
  const all = useStore(failedFiles, (state) => state.all)
  if (all.length === 0) return <div role="alert" />
  return (
    <div role="alert" className={styles['failed']}>
      <p className={styles['head']}>
        <Icon name="circle-alert" size={14} />
        {messages['library.failedFiles'](all.length)}
        <IconButton
          icon="x"
          size={14}
          label={messages['action.dismiss']}
          onClick={() => failedFiles.set({ all: [] })}
        />
      </p>
      <ul className={styles['list']}>
        {all.map(({ file, code, message }, index) => (
          // Two files of one name can fail; the order never changes.
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells them apart
          <li key={index}>
            <b>{nameOf(file)}</b> {errorText(new AppError(code, message))}
            {saysWhy.has(code) ? ` ${sentence(message)}` : null}
          </li>
        ))}
      </ul>
    </div>
  )
}
