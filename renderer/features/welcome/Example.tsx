import { messages } from '../../i18n/messages.ts'
import { KeyCap } from '../../ui/KeyCap.tsx'
import { Siglum } from '../../ui/Siglum.tsx'
import { Swatch } from '../../ui/Swatch.tsx'
import styles from './Example.module.css'

/**
 * A passage of the sample with what was made of it, as the app would print it. A specimen, like a page
 * in a type catalogue: the source's words, so they are not messages.
 */
export function Example() {
  return (
    <section aria-label={messages['welcome.example']} className={styles['example']}>
      <p className={styles['passage']}>
        <span className={styles['number']}>2</span>
        <mark className="k-6 l1 lg">
          “<mark className="k-5">We are not joining anything</mark>,” said Hana Whitcombe, the
          deputy secretary who led the talks. “We are writing down what we already do, and agreeing
          to do it more often.”
        </mark>
      </p>
      <div className={styles['apparatus']}>
        <p>
          <i>not joining anything</i>
          <Bracket /> joining nothing <i>revision 1</i>
        </p>
        <p>
          <i>We</i>
          <Bracket /> The plural is doing work here. Who is “we”? <Siglum name="Johanna Falk" />
        </p>
        <p>
          <i>already do</i>
          <Bracket /> Ask for the list. <Swatch colour="slate" /> <Siglum name="Ana Kereama" />
        </p>
      </div>
      <Keys />
    </section>
  )
}

function Bracket() {
  return <span className={styles['bracket']}>]</span>
}

function Keys() {
  return (
    <dl className={styles['keys']} aria-label={messages['welcome.how']}>
      <dt>
        <KeyCap name="1" /> {messages['welcome.howTo']} <KeyCap name="9" />
      </dt>
      <dd>{messages['welcome.howCode']}</dd>
      <dt>
        <KeyCap name="n" />
      </dt>
      <dd>{messages['welcome.howNote']}</dd>
      <dt>
        <KeyCap name="e" />
      </dt>
      <dd>{messages['welcome.howEntity']}</dd>
      <dt>
        <KeyCap name="[" /> <KeyCap name="]" />
      </dt>
      <dd>{messages['welcome.howCompare']}</dd>
    </dl>
  )
}
