import { doiOf } from '../../../core/bibliography/bibliographicName.ts'
import { cslDateOf } from '../../../core/bibliography/cslDate.ts'
import type { CslItem } from '../../../core/model/source.ts'
import { languageTagOf } from '../languageTag.ts'
import type { Article } from './extractArticle.ts'
import type { PageFacts } from './pageFacts.ts'

/** What a document's record says of a page. */
export interface PageMetadata {
  readonly title: string | null
  readonly language: string | null
  readonly metadata: CslItem
}

const authorNames = ['citation_author', 'author', 'dc.creator', 'dcterms.creator', 'parsely-author']
const publisherNames = [
  'og:site_name',
  'application-name',
  'dc.publisher',
  'citation_journal_title',
]
const dateNames = [
  ...['article:published_time', 'og:published_time', 'datepublished', 'citation_publication_date'],
  ...['dc.date.issued', 'dcterms.issued', 'dc.date', 'parsely-pub-date', 'pubdate', 'date'],
]
const modifiedNames = ['article:modified_time', 'og:updated_time', 'datemodified']
const abstractNames = ['description', 'og:description', 'dc.description', 'twitter:description']
const titleNames = ['og:title', 'dc.title', 'citation_title', 'twitter:title']
const doiNames = ['citation_doi', 'dc.identifier.doi', 'prism.doi', 'bepress_citation_doi']
const licenceNames = ['dc.rights', 'dcterms.rights', 'dcterms.license']
const languageNames = ['content-language', 'dc.language', 'og:locale']

/**
 * CSL-JSON fields of a page: what the article extractor read off it first, then what it declares.
 * CSL has no field for a time of change: it stands for the date where there is no other.
 */
export function pageMetadataOf(facts: PageFacts, article: Article | null): PageMetadata {
  const { jsonLd } = facts
  const find = (names: readonly string[]): string | null => firstMeta(facts, names)
  const title =
    article?.title ??
    find(titleNames) ??
    jsonLd.headline ??
    facts.titleElement ??
    facts.firstHeading
  const language = [facts.language, find(languageNames), jsonLd.language]
    .map(languageTagOf)
    .find((tag) => tag !== null)
  const site = find(publisherNames) ?? jsonLd.publisher
  const issued =
    jsonLd.published ?? find(dateNames) ?? facts.time ?? jsonLd.modified ?? find(modifiedNames)
  const metadata = {
    type: 'webpage',
    title,
    author: authorsOf(facts, article).map((literal) => ({ literal })),
    'container-title': site,
    publisher: site,
    issued: issued === null ? null : cslDateOf(issued),
    URL: facts.url,
    DOI: doiOf(find(doiNames)),
    language,
    abstract: find(abstractNames) ?? jsonLd.description,
    license: facts.licence ?? jsonLd.licence ?? find(licenceNames),
  }
  return { title, language: language ?? null, metadata: withoutEmpty(metadata) }
}

function authorsOf(facts: PageFacts, article: Article | null): readonly string[] {
  if (facts.jsonLd.authors.length > 0) return unique(facts.jsonLd.authors)
  for (const name of authorNames) {
    // Some sites put the address of a profile where the name belongs.
    const authors = (facts.metas.get(name) ?? []).filter((author) => !/^https?:/.test(author))
    if (authors.length > 0) return unique(authors)
  }
  const byline = article?.byline?.replace(/^by\s+/i, '')
  return byline ? [byline] : []
}

function firstMeta(facts: PageFacts, names: readonly string[]): string | null {
  const name = names.find((candidate) => facts.metas.has(candidate))
  return name === undefined ? null : (facts.metas.get(name)?.[0] ?? null)
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)]
}

function withoutEmpty(fields: Readonly<Record<string, unknown>>): CslItem {
  const isEmpty = (value: unknown): boolean =>
    value === null || value === undefined || (Array.isArray(value) && value.length === 0)
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)))
}
