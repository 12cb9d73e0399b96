/** Schemes a link may lead to; `#` is a place inside the app. */
const SAFE_START = /^(?:https?:|mailto:|#)/i

/**
 * The target of a link if it is safe to keep, else null. Reads it as a URL parser does (WHATWG URL,
 * section 4.4: white space and controls at the ends, tabs and line breaks anywhere are dropped), so that
 * no `java\nscript:` slips through.
 */
export function safeHref(href: unknown): string | null {
  if (typeof href !== 'string') return null
  const bare = href.replace(/^[\0- ]+|[\0- ]+$|[\t\n\r]/g, '')
  return SAFE_START.test(bare) ? bare : null
}
