/** What XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets) besides half characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it looks for
export const notInXml = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/

const allNotInXml = new RegExp(notInXml, 'g')

/** The text as XML can hold it: what it cannot is U+FFFD. */
export function xmlText(text: string): string {
  return text.replaceAll(allNotInXml, '\ufffd').toWellFormed()
}
