/** A kind of file that can be brought in as a document. */
export interface ImportFormat {
  readonly kind: SourceKind
  /** As it is said in a sentence. */
  readonly name: string
  /** Lower case, without the dot. */
  readonly extensions: readonly string[]
}

export type SourceKind = (typeof formats)[number]['kind']

const formats = [
  { kind: 'text', name: 'text', extensions: ['txt', 'text', 'asc', 'log'] },
  { kind: 'markdown', name: 'Markdown', extensions: ['md', 'markdown', 'mdown', 'mkd'] },
  { kind: 'html', name: 'HTML', extensions: ['html', 'htm', 'xhtml', 'xht'] },
  { kind: 'docx', name: 'Word (DOCX)', extensions: ['docx'] },
  { kind: 'pdf', name: 'PDF with text', extensions: ['pdf'] },
  { kind: 'epub', name: 'EPUB', extensions: ['epub'] },
  { kind: 'odt', name: 'OpenDocument (ODT)', extensions: ['odt'] },
  { kind: 'rtf', name: 'RTF', extensions: ['rtf'] },
  { kind: 'mhtml', name: 'MHTML', extensions: ['mhtml', 'mht'] },
  { kind: 'tei', name: 'TEI', extensions: ['tei', 'xml'] },
  { kind: 'mail', name: 'e-mail (EML)', extensions: ['eml'] },
] as const

/** What the import dialogs offer, the importers read and the refusals name: a format is here or nowhere. */
export const importFormats: readonly ImportFormat[] = formats

/** The kinds by the extension of a file's name, lower case, without the dot. */
export const kindByExtension: ReadonlyMap<string, SourceKind> = new Map(
  importFormats.flatMap(({ kind, extensions }) => extensions.map((each) => [each, kind] as const)),
)

/** "text, Markdown, HTML and Word (DOCX)" */
export function importFormatNames(): string {
  const names = importFormats.map(({ name }) => name)
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** Whether a file is a web page by its name. */
export function isWebPage(name: string): boolean {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return kindByExtension.get(extension) === 'html'
}

/** For the `accept` of a file dialog. */
export function acceptedFiles(): string {
  return [...kindByExtension.keys()].map((extension) => `.${extension}`).join(',')
}
