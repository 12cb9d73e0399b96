/** What a page is reached by and what it says nothing of: where the reader came from. */
const TRACKING = /^(?:utm_.*|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|ref_src|cmpid)$/i

const ADDRESS = /^https?:\/\/(?:[^/?#@]*@)?(?<host>[^/?#]+)(?<path>[^?#]*)(?:\?(?<query>[^#]*))?/i

/**
 * The same for every spelling of a web address that leads to one page: the scheme, `www.`, the default
 * port, case of the host, a slash at the end, the fragment and tracking parameters do not tell pages
 * apart. Null for what is no web address.
 */
export function addressKey(address: unknown): string | null {
  const parts = typeof address === 'string' ? ADDRESS.exec(address.trim())?.groups : undefined
  if (parts === undefined) return null
  const host = (parts['host'] ?? '')
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/:(?:80|443)$/, '')
  const path = (parts['path'] ?? '').replace(/\/+$/, '')
  const query = (parts['query'] ?? '')
    .split('&')
    .filter((pair) => pair !== '' && !TRACKING.test(pair.split('=')[0] ?? ''))
    .sort()
  return `${host}${path}${query.length === 0 ? '' : `?${query.join('&')}`}`
}
