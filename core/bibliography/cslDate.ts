/** A date as CSL-JSON writes it (`issued` and its like): by parts where it can be read, else as found. */
export type CslDate =
  | { readonly 'date-parts': readonly [readonly number[]] }
  | { readonly raw: string }

const isoDate = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ].*)?$/
const compactDate = /^(\d{4})(\d{2})(\d{2})$/
const slashDate = /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/

/**
 * A date from a page or a file header. Year first: read as written, in the zone it was written in.
 * Anything else is kept raw: "03/04/2020" is two days, and month names are of many languages.
 */
export function cslDateOf(text: string): CslDate | null {
  const date = text.trim()
  if (date === '') return null
  const match = isoDate.exec(date) ?? compactDate.exec(date) ?? slashDate.exec(date)
  const parts =
    match
      ?.slice(1)
      .filter((part) => part !== undefined)
      .map(Number) ?? []
  return isDate(parts) ? { 'date-parts': [parts] } : { raw: date }
}

function isDate([year, month = 1, day = 1]: readonly number[]): boolean {
  return year !== undefined && month >= 1 && month <= 12 && day >= 1 && day <= 31
}
