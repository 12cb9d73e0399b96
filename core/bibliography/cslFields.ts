/**
 * The variables of CSL-JSON 1.0 by what they hold, and its types of sources
 * (https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables). `categories` is none of these,
 * for it is a list.
 */
export const cslTypes: ReadonlySet<string> = new Set([
  ...['article', 'article-journal', 'article-magazine', 'article-newspaper', 'bill', 'book'],
  ...['broadcast', 'chapter', 'classic', 'collection', 'dataset', 'document', 'entry'],
  ...['entry-dictionary', 'entry-encyclopedia', 'event', 'figure', 'graphic', 'hearing'],
  ...['interview', 'legal_case', 'legislation', 'manuscript', 'map', 'motion_picture'],
  ...['musical_score'],
  ...['pamphlet', 'paper-conference', 'patent', 'performance', 'periodical'],
  ...['personal_communication', 'post', 'post-weblog', 'regulation', 'report', 'review'],
  ...['review-book', 'software', 'song', 'speech', 'standard', 'thesis', 'treaty', 'webpage'],
])

export const nameFields: ReadonlySet<string> = new Set([
  ...['author', 'chair', 'collection-editor', 'compiler', 'composer', 'container-author'],
  ...['contributor', 'curator', 'director', 'editor', 'editorial-director', 'executive-producer'],
  ...['guest', 'host', 'illustrator', 'interviewer', 'narrator', 'organizer', 'original-author'],
  ...['performer', 'producer', 'recipient', 'reviewed-author', 'script-writer', 'series-creator'],
  ...['translator'],
])

export const dateFields: ReadonlySet<string> = new Set([
  ...['accessed', 'available-date', 'event-date', 'issued', 'original-date', 'submitted'],
])

/** Numbers, as they are counted or as they are written. */
export const numberFields: ReadonlySet<string> = new Set([
  ...['chapter-number', 'citation-number', 'collection-number', 'edition'],
  ...['first-reference-note-number', 'issue', 'locator', 'number', 'number-of-pages'],
  ...['number-of-volumes', 'page', 'page-first', 'part'],
  ...['printing', 'supplement', 'volume'],
])

export const textFields: ReadonlySet<string> = new Set([
  ...['abstract', 'annote', 'archive', 'archive_collection', 'archive_location'],
  ...['archive-place', 'authority', 'call-number', 'citation-key', 'citation-label'],
  ...['collection-title', 'container-title', 'container-title-short', 'dimensions', 'division'],
  ...['DOI', 'event', 'event-place', 'event-title', 'genre', 'ISBN', 'ISSN', 'jurisdiction'],
  ...['journalAbbreviation', 'keyword', 'language', 'medium', 'note', 'original-publisher'],
  ...['original-publisher-place', 'original-title', 'part-title', 'PMCID', 'PMID', 'publisher'],
  ...['publisher-place', 'references', 'reviewed-genre', 'reviewed-title', 'scale', 'section'],
  ...['shortTitle', 'source', 'status', 'title', 'title-short', 'URL', 'version', 'volume-title'],
  ...['volume-title-short', 'year-suffix'],
])
