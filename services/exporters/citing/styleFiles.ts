import { existsSync, readFileSync } from 'node:fs'
import type { CitationStyleName } from '../../../core/model/citationStyle.ts'
import { AppError } from '../../../core/model/error.ts'

const fileOf: Readonly<Record<CitationStyleName, string>> = {
  apa: 'apa.csl',
  'chicago-author-date': 'chicago-author-date.csl',
  'chicago-notes': 'chicago-fullnote-bibliography.csl',
  harvard: 'harvard-cite-them-right.csl',
  ieee: 'ieee.csl',
  mla: 'modern-language-association.csl',
}

/** Beside the jobs once built, among the assets before. */
const folders = ['../citation-styles/', '../../../assets/citation-styles/'].map(
  (folder) => new URL(folder, import.meta.url),
)

/** A style of the app as it was published. */
export function styleOfApp(name: CitationStyleName): string {
  return textOf(fileOf[name])
}

/** Terms and dates: English ones, whatever other language a style was written for. */
export function localeOfApp(language: string): string {
  return textOf(language === 'en-GB' ? 'locales-en-GB.xml' : 'locales-en-US.xml')
}

function textOf(name: string): string {
  const folder = folders.find((each) => existsSync(each))
  if (folder === undefined) throw new AppError('internal', 'the styles of citing are not there')
  return readFileSync(new URL(name, folder), 'utf8')
}
