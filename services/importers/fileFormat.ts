import type { SourceKind } from '../../core/model/importFormat.ts'
import { controlsIn } from './controlsIn.ts'
import { unicodeEncodingOf } from './decodeText.ts'
import { latin1Of } from './latin1Of.ts'

const SAMPLE_BYTES = 1 << 16
/** No text has a larger share of control characters; random bytes have a tenth. */
const CONTROLS_OF_TEXT = 0.05

/** How files of a format are told: by their first bytes and, where several share those, by what follows. */
interface Signature extends FileFormat {
  readonly starts: readonly string[]
  readonly holds?: string
  /** A name that decides where what follows was cut off or hidden. */
  readonly names?: RegExp
}

/** What a file is. */
export interface FileFormat {
  /** "a PDF document" */
  readonly format: string
  /** Whose importer reads it; none for what cannot be imported. */
  readonly kind?: SourceKind
  /** Not a document, but annotations, with their texts or without. */
  readonly isAnnotations?: true
}

/** The first that fits. Characters stand for bytes. */
const signatures: readonly Signature[] = [
  { starts: ['%PDF-'], format: 'a PDF document', kind: 'pdf' },
  {
    starts: ['PK\x03\x04'],
    holds: 'mimetypeapplication/epub',
    names: /\.epub$/i,
    format: 'an EPUB book',
    kind: 'epub',
  },
  {
    starts: ['PK\x03\x04'],
    holds: 'mimetypeapplication/vnd.oasis.opendocument.text',
    names: /\.odt$/i,
    format: 'an OpenDocument text',
    kind: 'odt',
  },
  {
    starts: ['PK\x03\x04'],
    holds: 'mimetypeapplication/vnd.oasis',
    format: 'an OpenDocument file',
  },
  {
    starts: ['PK\x03\x04'],
    holds: 'word/',
    names: /\.docx$/i,
    format: 'a Word document (DOCX)',
    kind: 'docx',
  },
  {
    starts: ['PK\x03\x04'],
    holds: 'project.qde',
    names: /\.qdpx$/i,
    format: 'a project of REFI-QDA (QDPX)',
    isAnnotations: true,
  },
  { starts: ['PK\x03\x04'], holds: '[Content_Types].xml', format: 'an Office document' },
  { starts: ['PK\x03\x04', 'PK\x05\x06'], format: 'a ZIP archive' },
  {
    starts: ['\xd0\xcf\x11\xe0'],
    holds: 'E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e',
    format: 'an Office document protected by a password',
  },
  { starts: ['\xd0\xcf\x11\xe0'], format: 'an Office document of the old kind (DOC, XLS, PPT)' },
  ...[
    { holds: 'CREATE TABLE highlight_tags', format: 'a project of Taguette' },
    { holds: 'CREATE TABLE code_text', format: 'a project of QualCoder' },
  ].map((made) => ({ ...made, starts: ['SQLite format 3\0'], isAnnotations: true as const })),
  { starts: ['SQLite format 3\0'], format: 'an SQLite database' },
  { starts: ['\x89PNG'], format: 'a PNG image' },
  { starts: ['\xff\xd8\xff'], format: 'a JPEG image' },
  { starts: ['GIF87a', 'GIF89a'], format: 'a GIF image' },
  { starts: ['II*\0', 'MM\0*'], format: 'a TIFF image' },
  { starts: ['RIFF'], holds: 'WEBP', format: 'a WebP image' },
  { starts: ['RIFF', 'OggS', 'ID3', 'fLaC', '\x1aE\xdf\xa3'], format: 'a sound or video file' },
  { starts: ['\0\0\0'], holds: 'ftyp', format: 'a sound or video file' },
  { starts: ['\x1f\x8b'], format: 'a gzip archive' },
  { starts: ['7z\xbc\xaf'], format: 'a 7-Zip archive' },
  { starts: ['Rar!'], format: 'a RAR archive' },
  { starts: ['\x7fELF', 'MZ', '\xcf\xfa\xed\xfe'], format: 'a program' },
]

/** What may stand before the root of an XML file, and the root of a TEI document. */
const teiBeginning =
  /^[^\w<]*(?:<(?:\?[^>]*|!--(?:[^-]|-(?!->))*--|!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?)>\s*)*<(?:[\w.-]+:)?(?:TEI|teiCorpus)\b/

/** Formats written in characters, which only a name or a beginning tells from text. */
const written: ReadonlyArray<FileFormat & { readonly names: RegExp; readonly beginning?: RegExp }> =
  [
    { names: /\.rtf$/i, beginning: /^\{\\rtf\d/, format: 'an RTF document', kind: 'rtf' },
    { names: /\.tei$/i, beginning: teiBeginning, format: 'a TEI document', kind: 'tei' },
    { names: /\.mht(?:ml)?$/i, format: 'a web archive (MHTML)', kind: 'mhtml' },
    { names: /\.eml$/i, format: 'a mail message', kind: 'mail' },
    { names: /\.qdc$/i, format: 'a codebook of REFI-QDA (QDC)', isAnnotations: true },
    { names: /\.mbox$/i, format: 'a mailbox of many messages (MBOX)' },
    { names: /\.warc$/i, beginning: /^WARC\/\d/, format: 'a web archive (WARC)' },
  ]

/** Names under which a file is text, whatever its first characters are. */
const textName = /\.(?:txt|text|asc|log|md|markdown|mdown|mkd|html?|xht|xhtml)$/i

/**
 * What a file is that is more than text ("a PDF document"), or null if it may be text. A file with the
 * name of a text that only begins like another format is text, unless it has bytes that no text has; it
 * is binary only where it is full of zero bytes.
 */
export function fileFormatOf(name: string, bytes: Uint8Array): FileFormat | null {
  const head = latin1Of(bytes.subarray(0, SAMPLE_BYTES))
  // The directory of an archive is at its end.
  const sample = head + latin1Of(bytes.subarray(SAMPLE_BYTES).subarray(-SAMPLE_BYTES))
  const controls = controlsIn(head)
  const isNamedText = textName.test(name)
  const signature = signatures.find((one) => fits(one, name, sample))
  if (signature !== undefined && (!isNamedText || controls > 0)) return signature
  const characters = head.replaceAll('\0', '')
  const format = written.find(
    ({ names, beginning }) => names.test(name) || (!isNamedText && beginning?.test(characters)),
  )
  if (format !== undefined) return format
  const telling = isNamedText ? head.split('\0').length - 1 : controls
  // UTF-16 and UTF-32 are full of zero bytes and text all the same.
  const isBinary = telling > head.length * CONTROLS_OF_TEXT && unicodeEncodingOf(bytes) === null
  return isBinary ? { format: 'binary data' } : null
}

function fits({ starts, holds = '', names }: Signature, name: string, sample: string): boolean {
  const isStart = starts.some((start) => sample.startsWith(start))
  return isStart && (sample.includes(holds) || names?.test(name) === true)
}
