/// <reference path="./rawFiles.d.ts" />
import type { CitationStyleName } from '../../../core/model/citationStyle.ts'

/** The styles of the app as they were published, each loaded when it is used. */
const styles: Readonly<Record<CitationStyleName, () => Promise<{ readonly default: string }>>> = {
  apa: () => import('../../../assets/citation-styles/apa.csl?raw'),
  'chicago-author-date': () =>
    import('../../../assets/citation-styles/chicago-author-date.csl?raw'),
  'chicago-notes': () =>
    import('../../../assets/citation-styles/chicago-fullnote-bibliography.csl?raw'),
  harvard: () => import('../../../assets/citation-styles/harvard-cite-them-right.csl?raw'),
  ieee: () => import('../../../assets/citation-styles/ieee.csl?raw'),
  mla: () => import('../../../assets/citation-styles/modern-language-association.csl?raw'),
}

export async function styleOfApp(name: CitationStyleName): Promise<string> {
  return (await styles[name]()).default
}

/** Terms and dates by language: English, whatever another one a style was written for. */
export async function localesOfApp(): Promise<(language: string) => string> {
  const [american, british] = await Promise.all([
    import('../../../assets/citation-styles/locales-en-US.xml?raw'),
    import('../../../assets/citation-styles/locales-en-GB.xml?raw'),
  ])
  return (language) => (language === 'en-GB' ? british : american).default
}
