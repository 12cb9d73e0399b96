/** A scheme of its own: no other page, local file or web site has the same origin. */
export const appScheme = 'app'
export const pageAddress = 'app://variorum/'

export function isAppAddress(address: string): boolean {
  const url = URL.parse(address)
  return url?.protocol === 'app:' && url.host === 'variorum' && url.username === ''
}
