/// <reference path="./citeproc.d.ts" />
import CSL from 'citeproc'
import {
  type CitedDocument,
  type Places,
  pageLabel,
  paragraphOf,
  type StyledCitations,
} from '../../../core/export/citation.ts'
import { exportText } from '../../../core/export/exportText.ts'
import { richTextOfHtml } from '../../../core/export/richTextOfHtml.ts'
import type { CitationStyle } from '../../../core/model/citationStyle.ts'
import { AppError } from '../../../core/model/error.ts'
import type { Id } from '../../../core/model/id.ts'
import type { RichNode } from '../../../core/model/richText.ts'
import { citableItem } from './citableItem.ts'
import { titleOfStyle } from './readStyle.ts'
import { localeOfApp, styleOfApp } from './styleFiles.ts'

type CitationItem = Parameters<InstanceType<typeof CSL.Engine>['makeCitationCluster']>[0][number]

const FORMAT = 'variorum'
const asItIs = (_state: unknown, words: string) => words
// As the library's HTML, but with each entry in one line: where it stands is the writers' to say.
CSL.Output.Formats[FORMAT] = {
  ...CSL.Output.Formats.html,
  '@bibliography/entry': asItIs,
  '@display/block': (_state: unknown, words: string) => ` ${words}`,
  '@display/indent': (_state: unknown, words: string) => ` ${words}`,
  '@display/left-margin': (_state: unknown, words: string) => `${words} `,
  '@display/right-inline': asItIs,
}
// Whatever it has to warn of, a terminal's output is for answers alone.
CSL.debug = () => undefined

/**
 * Cites documents by a style: each passage with its page, or else its paragraph, then the revision and the day it
 * was captured. Every citation stands by itself, with no "ibid.": passages are taken out one by one.
 * @throws AppError invalid_input, too_large for a style of somebody's own that is none, be it when it is used
 */
export function citeSources(
  documents: readonly CitedDocument[],
  style: CitationStyle,
): StyledCitations {
  if (typeof style !== 'string') titleOfStyle(style.csl)
  const xml = typeof style === 'string' ? styleOfApp(style) : style.csl
  const engine = working(style, () => engineOf(documents, xml))
  const entries = working(style, () => entriesOf(engine))
  const known = new Map<string, RichNode>()
  return {
    of(document, ranges) {
      const item = itemOf(document, ranges)
      const key = JSON.stringify(item)
      const html = () => working(style, () => engine.makeCitationCluster([item]))
      const node = known.get(key) ?? paragraphOfHtml(html())
      known.set(key, node)
      return node
    },
    isNote: engine.opt.xclass === 'note',
    entryOf: (documentId) => entries.get(documentId) ?? null,
    bibliography: { type: 'doc', content: [...entries.values()] },
  }
}

/** The library throws texts, too. Of a style of the app it is our own fault. */
function working<T>(style: CitationStyle, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const known = error instanceof Error ? error : new Error(String(error))
    if (typeof style === 'string') throw known
    throw new AppError('invalid_input', `the citation style does not work: ${known.message}`)
  }
}

function engineOf(documents: readonly CitedDocument[], xml: string) {
  const items = new Map(documents.map((document) => [document.id, citableItem(document)]))
  const retrieveItem = (id: string) => items.get(id) ?? {}
  const engine = new CSL.Engine({ retrieveLocale: localeOfApp, retrieveItem }, xml)
  engine.setOutputFormat(FORMAT)
  // A source may be cited by the name of a method that every object has.
  Object.setPrototypeOf(engine.registry.ambigcites, null)
  engine.updateItems([...items.keys()])
  return engine
}

/** Paragraphs by document, in the order of the style. */
function entriesOf(engine: InstanceType<typeof CSL.Engine>): ReadonlyMap<Id, RichNode> {
  const made = engine.makeBibliography()
  if (made === false) return new Map()
  const [{ entry_ids: ids }, entries] = made
  return new Map(
    entries.map((html, index) => [ids[index]?.[0] ?? String(index), paragraphOfHtml(html)]),
  )
}

function itemOf(document: Parameters<StyledCitations['of']>[0], ranges: Places): CitationItem {
  const page = pageLabel(document, ranges)
  const paragraph = paragraphOf(document, ranges)
  return {
    id: document.id,
    ...locatorOf(page, paragraph),
    suffix: `, ${exportText.revision} ${document.revision}, ${exportText.capturedAt} ${document.capturedAt.slice(0, 10)}`,
  }
}

function locatorOf(page: string | null, paragraph: number | null) {
  if (page !== null) return { locator: page, label: 'page' } as const
  if (paragraph !== null) return { locator: String(paragraph), label: 'paragraph' } as const
  return {}
}

function paragraphOfHtml(html: string): RichNode {
  const content = richTextOfHtml(`<p>${html}</p>`).content?.[0]?.content ?? []
  return { type: 'paragraph', content }
}
