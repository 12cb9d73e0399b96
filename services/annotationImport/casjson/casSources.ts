import type { ImportedNote, ImportedSource } from '../../../core/export/importedModel.ts'
import { isRecord } from '../../../core/export/jsonFields.ts'
import type { CslItem } from '../../../core/model/source.ts'
import { sha256 } from '../../../db/sha256.ts'
import { importPlainText } from '../../importers/importPlainText.ts'
import { idOf } from '../importedIds.ts'
import { jsonOf } from '../jsonOf.ts'
import { type Cas, type Structure, stringOf, textOf } from './cas.ts'
import type { CasText, CasTexts } from './casTexts.ts'
import { DOCUMENT_ANNOTATION } from './typeSystem.ts'

/** Of UTF-8. */
const MARK = '\ufeff'
const INITIAL_VIEW = '_InitialView'
const NO_LANGUAGE = 'x-unspecified'

/** What is known of the texts of one file: the notes on them are in the file as well. */
export interface CasDocument {
  readonly cas: Cas
  readonly texts: CasTexts
  /** What the document is called where the CAS does not say it. */
  readonly name: string
  readonly notes: readonly ImportedNote[]
}

/**
 * Each text of a file as a document to be; an empty one only where the file is ours and says that it is one. The same
 * text of the same name is the same, whatever file it is in.
 */
export function sourcesOf({ cas, texts, name, notes }: CasDocument): Map<CasText, ImportedSource> {
  const all = [...cas.structures.values()]
  const facts = all.filter(({ type }) => cas.types.isA(type, DOCUMENT_ANNOTATION))
  const ours = all.find(({ type }) => type === 'variorum.Document')
  const sources = new Map<CasText, ImportedSource>()
  for (const [index, text] of texts.all.entries()) {
    const own = index === 0 ? ours : undefined
    if (text.text === '' && own === undefined) continue
    const fact = facts.find((each) => texts.textOf(each) === text)
    const title = titleOf(own, fact) ?? name
    const isOnly = text.view === INITIAL_VIEW || texts.all.length === 1
    const source = sourceOf(text.text, {
      id: own === undefined ? null : idOf(stringOf(own, 'documentId')),
      title: isOnly ? title : `${title} (${text.view})`,
      metadata: metadataOf(own, fact),
      notes: index === 0 ? notes : [],
      language: languageOf(fact),
    })
    sources.set(text, source)
  }
  return sources
}

function titleOf(own: Structure | undefined, fact: Structure | undefined): string | null {
  const title = own === undefined ? null : stringOf(own, 'title')
  if (title !== null || fact === undefined) return title
  return stringOf(fact, 'documentTitle') ?? stringOf(fact, 'documentId')
}

function metadataOf(own: Structure | undefined, fact: Structure | undefined): CslItem {
  const csl = own === undefined ? null : jsonOf(textOf(own, 'metadata') ?? '')
  if (isRecord(csl)) return csl
  const uri = fact === undefined ? null : stringOf(fact, 'documentUri')
  return uri !== null && /^https?:\/\//.test(uri) ? { URL: uri } : {}
}

function languageOf(fact: Structure | undefined): string | null {
  const language = fact === undefined ? null : stringOf(fact, 'language')
  return language === NO_LANGUAGE ? null : language
}

/** A file beside the CAS as a document to be. */
export function plainSource(name: string, bytes: Uint8Array): ImportedSource {
  const extracted = importPlainText({ name, bytes })
  return {
    ...{ key: keyOfText(name, extracted.text), id: null, title: name, metadata: {}, notes: [] },
    ...{ name, bytes, extracted, hasMark: false },
  }
}

/** `name`: the id of a document of ours, which may be called as another is; else what it is called. */
function keyOfText(name: string, text: string): string {
  return JSON.stringify([name, sha256(text)])
}

interface SourceFacts extends Pick<ImportedSource, 'id' | 'title' | 'metadata' | 'notes'> {
  readonly language: string | null
}

function sourceOf(text: string, { language, ...facts }: SourceFacts): ImportedSource {
  const name = `${facts.title}.txt`
  // Without a mark, what stands in a text may make it look like one of another encoding.
  const plain = Buffer.from(text)
  const read = importPlainText({ name, bytes: plain })
  const bytes = read.text === text ? plain : Buffer.from(MARK + text)
  const extracted = read.text === text ? read : importPlainText({ name, bytes })
  return {
    ...facts,
    ...{ key: keyOfText(facts.id ?? facts.title, text), name, bytes },
    extracted: { ...extracted, language },
    hasMark: false,
  }
}
