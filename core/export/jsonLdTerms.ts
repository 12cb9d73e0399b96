import { Id } from '../model/id.ts'
import { idOf } from './jsonFields.ts'

/** JSON as it is built: a member that is undefined is not written. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly JsonValue[]
  | JsonObject
export interface JsonObject {
  readonly [key: string]: JsonValue
}

/** The context of the W3C Web Annotation vocabulary; a name only, never fetched. */
export const annotationContext = 'http://www.w3.org/ns/anno.jsonld'

/** Prefix and namespace of our own terms, which other readers skip. */
export const ownPrefix = 'variorum'
const ownNamespace = 'urn:x-variorum:'

/** Stands in every annotation, so that each can be taken out of the file and still be understood. */
export const jsonLdContext: JsonValue = [annotationContext, { [ownPrefix]: ownNamespace }]

/** A term of our own, e.g. `variorum:state`. */
export function ownTerm<Name extends string>(name: Name): `variorum:${Name}` {
  return `${ownPrefix}:${name}`
}

const uuidScheme = 'urn:uuid:'
const sha256Scheme = 'urn:sha256:'

export function uuidUrn(id: Id): string {
  return `${uuidScheme}${id}`
}

/** Names a text by its digest: the same words have the same name in every project. */
export function sha256Urn(digest: string): string {
  return `${sha256Scheme}${digest}`
}

/** The UUID of a `urn:uuid:`, lower case; null for any other URI, and for what only looks like a UUID. */
export function uuidOf(uri: string): Id | null {
  const match = /^urn:uuid:(.+)$/i.exec(uri)
  const id = Id.safeParse(match?.[1]?.toLowerCase())
  return id.success ? id.data : null
}

/** The UUID of a thing that is given by its id or as an object that has one. */
export function uuidIn(value: unknown): Id | null {
  const uri = idOf(value)
  return uri === null ? null : uuidOf(uri)
}

/** The digest of a `urn:sha256:`; null for any other URI. */
export function sha256Of(uri: string): string | null {
  return /^urn:sha256:([0-9a-f]{64})$/i.exec(uri)?.[1]?.toLowerCase() ?? null
}
