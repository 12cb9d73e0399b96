/**
 * What of a package's manifest is still made up: names that end in `.example` belong to nobody, and both
 * fields go into the packages that people install.
 *
 * @param {{ homepage?: string, author?: string }} manifest
 * @returns {string[]} names of the fields
 */
export function placeholdersIn({ homepage = '', author = '' }) {
  const isMadeUp = (/** @type {string} */ text) => text === '' || /\.example\b/.test(text)
  return Object.entries({ homepage, author }).flatMap(([name, text]) =>
    isMadeUp(text) ? [name] : [],
  )
}
