const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' })
const shortDates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' })
const times = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' })

/** A stored instant as a date to read: 21 March 2026; empty for none. */
export function dateText(instant: string): string {
  return instant === '' ? '' : dates.format(new Date(instant))
}

/** The same where there is little room: 21 Mar 2026. */
export function shortDateText(instant: string): string {
  return instant === '' ? '' : shortDates.format(new Date(instant))
}

/** The time of day of a stored instant, as the dates have it: 14:05:09. */
export function timeText(instant: string): string {
  return times.format(new Date(instant))
}
