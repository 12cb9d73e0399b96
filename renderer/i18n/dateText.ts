const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' })

/** A stored instant as a date to read: 21 March 2026; empty for none. */
export function dateText(instant: string): string {
  return instant === '' ? '' : dates.format(new Date(instant))
}
