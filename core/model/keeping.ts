/** How much of a web page becomes a document's text: its article alone, or the whole page with its menus. */
export const keepings = ['article', 'whole'] as const
export type Keeping = (typeof keepings)[number]

/** What the extractor of a web page is called in a revision: how a text was made is part of where it comes from. */
export const pageExtractors: Readonly<Record<Keeping, string>> = {
  article: 'variorum/html',
  whole: 'variorum/html-whole-page',
}

/** What the extractor of a web archive is called, which keeps the whole of its page. */
export const archiveExtractor = 'variorum/mhtml'

/** The line of an import's report that says that an article had something around it, which was left out. */
export const articleOnly = 'article-only'

/** How much of its page a revision has, by its extractor; null for one of which there is nothing to choose. */
export function keepingOf(extractor: string): Keeping | null {
  return keepings.find((keeping) => pageExtractors[keeping] === extractor) ?? null
}

/** How much of a page is taken as a newer copy of what an extractor made: no less than there is. */
export function keepingAfter(extractor: string): Keeping {
  return extractor === archiveExtractor ? 'whole' : (keepingOf(extractor) ?? 'article')
}
