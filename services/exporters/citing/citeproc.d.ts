/** What of citeproc-js (https://citeproc-js.readthedocs.io) is used here; the package has no types. */
declare module 'citeproc' {
  interface Host {
    /** XML of the terms and dates of a language. */
    retrieveLocale(language: string): string
    /** An item of CSL-JSON. */
    retrieveItem(id: string): object
  }
  /** A place in a source, as a style is to name it. */
  interface CitationItem {
    readonly id: string
    readonly locator?: string
    readonly label?: 'page' | 'paragraph'
    readonly suffix?: string
  }
  type Decorate = (state: unknown, words: string) => string
  class Engine {
    constructor(host: Host, style: string)
    readonly opt: { readonly xclass: 'note' | 'in-text' }
    /** Sources by how they are cited. */
    readonly registry: { readonly ambigcites: object }
    setOutputFormat(name: string): void
    updateItems(ids: readonly string[]): void
    makeCitationCluster(items: readonly CitationItem[]): string
    /** False where the style lists no sources. */
    makeBibliography():
      | false
      | readonly [
          /** The ids of the sources of each entry. */
          facts: { readonly entry_ids: readonly (readonly string[])[] },
          entries: readonly string[],
        ]
  }
  const CSL: {
    readonly Engine: typeof Engine
    readonly Output: { readonly Formats: Record<string, object> & { readonly html: object } }
    /** Warnings; writes to the console where it is not replaced. */
    debug: (message: string) => void
  }
  // biome-ignore lint/style/noDefaultExport: it is what a CommonJS module exports
  export default CSL
}
