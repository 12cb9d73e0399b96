/**
 * Chromium knows no scheme of ours, so a page of the app has a stand-in address that can belong to nobody;
 * the app only ever sees its own.
 */
const suffix = '.app.double.invalid'

export function standInOf(address: string): string {
  const url = new URL(address)
  if (url.protocol !== 'app:') throw new Error(`${address} is not of the app's own scheme`)
  return `https://${url.host}${suffix}${url.pathname}${url.search}${url.hash}`
}

/** The address as the app knows it; any other stays as it is. */
export function appAddressOf(address: string): string {
  const url = new URL(address)
  if (url.protocol !== 'https:' || !url.host.endsWith(suffix)) return address
  return `app://${url.host.slice(0, -suffix.length)}${url.pathname}${url.search}${url.hash}`
}

export function isOfApp(address: string): boolean {
  return appAddressOf(address) !== address
}
