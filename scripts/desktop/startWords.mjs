/** What only the host for a browser understands: asking for it asks for the browser. */
const hostOptions = ['--port', '--no-open', '--json']

/**
 * @typedef {object} StartWords
 * @property {'browser' | 'desktop' | undefined} wanted nothing: the desktop, or else the browser
 * @property {string[]} rest what the app itself is told
 */

/**
 * @param {string[]} words what follows `npm start --`
 * @returns {StartWords}
 */
export function readStartWords(words) {
  const rest = words.filter((word) => word !== '--browser' && word !== '--desktop')
  const isForHost = words.some((word) => hostOptions.includes(word.replace(/=.*/, '')))
  if (words.includes('--browser') || isForHost) return { wanted: 'browser', rest }
  return { wanted: words.includes('--desktop') ? 'desktop' : undefined, rest }
}
