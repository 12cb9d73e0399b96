import type { AnnotatedVersion } from '../model/version.ts'
import { annotation, version, type Wanted } from './versions.fixture.ts'

/*
 * A short article and its correction: one quote reworded, one paragraph moved to the top, one cut.
 */

export const signed =
  'On a wet Thursday in Wellington, New Zealand and NATO signed a three-year programme of joint work.'
export const denied =
  '“We are joining nothing,” said Hana Whitcombe, the deputy secretary who led the talks in spring.'
const replaced =
  'The arrangement replaces a tailored programme agreed in 2024, which grew out of an older partnership.'
export const doubted =
  'Professor Isla Renwick is less certain: each step is small enough to be called routine by all.'
export const silent =
  'Officials would not say whether Canberra had been told about any of the documents.'

export const before = [signed, denied, replaced, doubted, silent].join('\n\n')
export const after = [
  doubted,
  signed,
  denied.replace('joining nothing', 'not joining anything'),
  replaced,
].join('\n\n')

function oneOn(text: string, quote: string, given: Partial<Wanted>): AnnotatedVersion {
  return version(text, [annotation(text, { name: 'h', ...given }, quote === '' ? [] : [quote])])
}

/** Two versions with one annotation each, the same one; a quote of '' has no place. */
export function onPassage(
  leftText: string,
  rightText: string,
  quote: string,
  rightQuote = quote,
  left: Partial<Wanted> = {},
  right: Partial<Wanted> = {},
): [AnnotatedVersion, AnnotatedVersion] {
  return [oneOn(leftText, quote, left), oneOn(rightText, rightQuote, right)]
}
