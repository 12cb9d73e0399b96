import { attributeOf, elementsOf, type HtmlElement, isHtml, rawTextOf } from './htmlTree.ts'
import { type JsonLdFacts, jsonLdFactsOf } from './jsonLd.ts'
import { absoluteUrl } from './linkOfHtml.ts'
import type { Page } from './parsePage.ts'

/** What a page says about itself, as found. */
export interface PageFacts {
  /** The values of each `meta` name or property, lower-case, in page order. */
  readonly metas: ReadonlyMap<string, readonly string[]>
  readonly jsonLd: JsonLdFacts
  readonly titleElement: string | null
  readonly firstHeading: string | null
  /** Of the first `time` element. */
  readonly time: string | null
  readonly language: string | null
  /** The address of the licence that the page links to. */
  readonly licence: string | null
  /** The page's own address, where it says one. */
  readonly url: string | null
  /** What relative links are relative to. */
  readonly baseUrl: string | null
}

/** Collects what the page says about itself. */
export function pageFactsOf(page: Page): PageFacts {
  const elements = elementsOf(page.document)
  const metas = metasOf(elements)
  const jsonLd = jsonLdFactsOf(elements)
  const addresses = [
    ...hrefsOf(elements, isCanonicalLink),
    ...(metas.get('og:url') ?? []),
    jsonLd.url ?? '',
    savedFrom(page.comments) ?? '',
  ]
  const url = firstUrl(addresses, null)
  return {
    metas,
    jsonLd,
    titleElement: textOfFirst(elements, 'title'),
    firstHeading: textOfFirst(elements, 'h1'),
    time: elements.map(timeOf).find((time) => time !== null) ?? null,
    language: page.html && attributeOf(page.html, 'lang'),
    licence: firstUrl(hrefsOf(elements, isLicenceLink), url),
    url,
    baseUrl: firstUrl(hrefsOf(elements, isBase), url) ?? url,
  }
}

/** Text as HTML draws it in one line. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\t\n\f\r ]+/g, ' ').replaceAll(/^ | $/g, '')
}

function metasOf(elements: readonly HtmlElement[]): ReadonlyMap<string, readonly string[]> {
  const metas = new Map<string, string[]>()
  for (const element of elements) {
    if (element.tagName !== 'meta') continue
    const content = oneLine(attributeOf(element, 'content') ?? '')
    const names = ['name', 'property', 'itemprop', 'http-equiv'].map((key) =>
      attributeOf(element, key),
    )
    for (const name of new Set(names.filter((found) => found !== null && content !== ''))) {
      const key = name?.trim().toLowerCase() ?? ''
      metas.set(key, [...(metas.get(key) ?? []), content])
    }
  }
  return metas
}

function textOfFirst(elements: readonly HtmlElement[], tagName: string): string | null {
  const element = elements.find((one) => one.tagName === tagName && isHtml(one))
  return element === undefined ? null : oneLine(rawTextOf(element)) || null
}

function timeOf(element: HtmlElement): string | null {
  return element.tagName === 'time' ? attributeOf(element, 'datetime') : null
}

function isCanonicalLink(element: HtmlElement): boolean {
  return element.tagName === 'link' && attributeOf(element, 'rel')?.toLowerCase() === 'canonical'
}

function isLicenceLink(element: HtmlElement): boolean {
  const rel = attributeOf(element, 'rel')?.toLowerCase().split(/\s+/) ?? []
  return ['a', 'link'].includes(element.tagName) && rel.includes('license')
}

function isBase(element: HtmlElement): boolean {
  return element.tagName === 'base'
}

function hrefsOf(
  elements: readonly HtmlElement[],
  isWanted: (element: HtmlElement) => boolean,
): string[] {
  return elements.filter(isWanted).map((element) => attributeOf(element, 'href') ?? '')
}

/** The first address that is one of the web. */
function firstUrl(addresses: readonly string[], baseUrl: string | null): string | null {
  const urls = addresses.map((address) => absoluteUrl(address, baseUrl))
  return urls.find((url) => url?.startsWith('http')) ?? null
}

/** Browsers write "saved from url=(0023)https://..."; SingleFile writes "url: https://...". */
function savedFrom(comments: readonly string[]): string | null {
  const matches = comments.map((comment) =>
    /saved from url=\(\d+\)(\S+)|^\s*url:\s*(\S+)/m.exec(comment),
  )
  const match = matches.find((found) => found !== null)
  return match?.[1] ?? match?.[2] ?? null
}
