import { attributeOf, type HtmlElement, rawTextOf } from './htmlTree.ts'

/** What the JSON-LD of a page (schema.org) says of its article. Null and empty for what it does not say. */
export interface JsonLdFacts {
  readonly headline: string | null
  readonly authors: readonly string[]
  readonly publisher: string | null
  readonly published: string | null
  readonly modified: string | null
  readonly language: string | null
  readonly description: string | null
  readonly url: string | null
  /** Its address or its name. */
  readonly licence: string | null
}

type JsonObject = Readonly<Record<string, unknown>>

const articleType = /(?:Article|BlogPosting|Report|Posting|WebPage|CreativeWork|Book|Chapter)$/

/** Reads the first thing in the page's JSON-LD that is an article or a page; articles go before pages. */
export function jsonLdFactsOf(elements: readonly HtmlElement[]): JsonLdFacts {
  const objects = elements.filter(isJsonLd).flatMap((element) => objectsIn(rawTextOf(element)))
  const works = objects.filter((object) =>
    namesOf(object['@type']).some((type) => articleType.test(type)),
  )
  const work =
    works.find((object) => !namesOf(object['@type']).includes('WebPage')) ?? works[0] ?? {}
  return {
    headline: firstOf(work['headline'] ?? work['name']),
    authors: namesOf(work['author']),
    publisher: firstOf(work['publisher']),
    published: firstOf(work['datePublished']),
    modified: firstOf(work['dateModified']),
    language: firstOf(work['inLanguage']),
    description: firstOf(work['description']),
    url: firstOf(work['url']),
    licence: firstOf(work['license']),
  }
}

function isJsonLd(element: HtmlElement): boolean {
  return element.tagName === 'script' && attributeOf(element, 'type') === 'application/ld+json'
}

/** The objects at the top of a JSON-LD text, those of its `@graph` included. */
function objectsIn(json: string): JsonObject[] {
  return listOf(parsed(json)).flatMap((value) => {
    if (!isObject(value)) return []
    return [value, ...listOf(value['@graph']).filter(isObject)]
  })
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    // Pages carry broken JSON-LD all the time; it is but a second source for what `meta` says.
    return null
  }
}

/** The strings in a value: itself, its `name`, or those of its members. */
function namesOf(value: unknown): string[] {
  return listOf(value)
    .map((item) => (isObject(item) ? item['name'] : item))
    .filter((name) => typeof name === 'string')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function firstOf(value: unknown): string | null {
  return namesOf(value)[0] ?? null
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
