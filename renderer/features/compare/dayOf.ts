const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' })
const dayAndYear = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})

/** "14 March", with the year where it is not this one. Empty where there is no instant. */
export function dayOf(instant: string | null): string {
  if (instant === null) return ''
  const date = new Date(instant)
  const isThisYear = date.getFullYear() === new Date().getFullYear()
  return (isThisYear ? day : dayAndYear).format(date)
}
