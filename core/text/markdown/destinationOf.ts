/** An address that needs no brackets: no space, control, bracket or escape; round brackets in pairs. */
const BARE = /^(?:[^\0- \x7f<>()\\]|\([^\0- \x7f<>()\\]*\))+$/
const ENTITY_START = /&(?=#\d+;|#x[\da-f]+;|[a-z][\da-z]*;)/gi

/** The part of a Markdown link or image in round brackets: the address, and the title if there is one. */
export function destinationOf(address: string, title: unknown): string {
  const destination = address === '' || BARE.test(address) ? escaped(address) : bracketed(address)
  const hasTitle = typeof title === 'string' && title !== ''
  return hasTitle
    ? `(${destination} "${escaped(title.replace(/[\\"]/g, '\\$&'))}")`
    : `(${destination})`
}

function bracketed(address: string): string {
  return `<${escaped(address.replace(/[\\<>]/g, '\\$&'))}>`
}

function escaped(text: string): string {
  return text.replace(ENTITY_START, '\\&').replace(/[\r\n]/g, (end) => `&#${end.charCodeAt(0)};`)
}
