/** An entity's id at an authority, e.g. {authority: "wikidata", id: "Q7184"}. */
export interface AuthorityId {
  readonly authority: string
  readonly id: string
}

/** The form each authority publishes as the URI of the thing itself; the first known one wins. */
const prefixes: readonly (readonly [authority: string, prefix: string])[] = [
  ['wikidata', 'http://www.wikidata.org/entity/'],
  ['gnd', 'https://d-nb.info/gnd/'],
  ['viaf', 'http://viaf.org/viaf/'],
  ['geonames', 'https://sws.geonames.org/'],
  ['orcid', 'https://orcid.org/'],
]

/** Other spellings of the same URIs that are in use. */
const alternatives: readonly (readonly [authority: string, pattern: RegExp])[] = [
  ['wikidata', /^https?:\/\/(?:www\.)?wikidata\.org\/(?:entity|wiki)\/(Q\d+)$/],
  ['gnd', /^https?:\/\/d-nb\.info\/gnd\/([^/]+)$/],
  ['viaf', /^https?:\/\/(?:www\.)?viaf\.org\/viaf\/(\d+)\/?$/],
  ['geonames', /^https?:\/\/(?:sws\.|www\.)?geonames\.org\/(\d+)\/?$/],
  ['orcid', /^https?:\/\/orcid\.org\/([\dX-]+)$/],
]

const isWebAddress = /^https?:\/\/[\w.-]+(?:[/?#][\w.~:/?#[\]@!$&'()*+,;=%-]*)?$/

/** The URI that names an entity for everybody; null where no authority of it has one. */
export function authorityUri(authorities: Readonly<Record<string, string>>): string | null {
  for (const [authority, prefix] of prefixes) {
    const id = Object.hasOwn(authorities, authority) ? authorities[authority] : undefined
    if (id === undefined || id === '') continue
    return isWebAddress.test(id) ? id : `${prefix}${encodeURIComponent(id.toWellFormed())}`
  }
  return Object.values(authorities).find((id) => isWebAddress.test(id)) ?? null
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    // Not percent-encoded by us: the characters stand for themselves.
    return id
  }
}

/** The authority and id that a URI stands for; null for any other URI. */
export function authorityOf(uri: string): AuthorityId | null {
  for (const [authority, prefix] of prefixes) {
    if (uri.startsWith(prefix)) return { authority, id: decoded(uri.slice(prefix.length)) }
  }
  for (const [authority, pattern] of alternatives) {
    const id = pattern.exec(uri)?.[1]
    if (id !== undefined) return { authority, id }
  }
  return null
}
