import type { ImportedNote } from '../../../core/export/importedModel.ts'
import { markdownOfPlainText } from '../../../core/export/readNote.ts'
import type { ExtractedSource } from '../../../core/model/source.ts'
import { importPlainText } from '../../importers/importPlainText.ts'
import { importSource } from '../../importers/importSource.ts'
import {
  attribute,
  childNamed,
  childrenNamed,
  textOf,
  type XmlElement,
} from '../../importers/xml/xmlTree.ts'
import { madeId } from '../importedIds.ts'
import { guidIn, idOfElement, listed, type RefiContext, timesOf } from './refiContext.ts'
import type { RefiFile, RefiFiles } from './refiFiles.ts'

/** The notes of a project, by who refers to them. */
export interface RefiNotes {
  /** The notes an element refers to, those without a passage of their own. */
  referredBy(element: XmlElement): ImportedNote[]
  /** The same, after what an element says of itself. */
  of(element: XmlElement): ImportedNote[]
  /** The notes that a text refers to and that say themselves which passage of it they are about. */
  anchorsOf(text: XmlElement): { selection: XmlElement; notes: ImportedNote[] }[]
  /** Notes that nothing referred to so far. */
  unreferred(): ImportedNote[]
}

interface KnownNote {
  readonly element: XmlElement
  readonly note: ImportedNote
}

/** `parentOf`: the note that a note answers, by GUID. */
export async function readNotes(
  context: RefiContext,
  files: RefiFiles,
  parentOf: ReadonlyMap<string, string>,
): Promise<RefiNotes> {
  const known = new Map<string, KnownNote>()
  for (const element of listed(context.root, 'Notes', 'Note')) {
    const guid = guidIn(element, 'guid')
    if (guid === null) continue
    const markdown = await markdownOf(element, context, files)
    const note = { ...describe(element, context), markdown, replyTo: parentOf.get(guid) ?? null }
    if (markdown.trim() !== '' || context.isOwn) known.set(guid, { element, note })
  }
  return notesIn(known, context)
}

function notesIn(known: ReadonlyMap<string, KnownNote>, context: RefiContext): RefiNotes {
  const referred = new Set<string>()

  function knownTo(element: XmlElement): KnownNote[] {
    return childrenNamed(element, 'NoteRef').flatMap((reference) => {
      const found = known.get(guidIn(reference, 'targetGUID') ?? '')
      if (found === undefined) context.report.add('refi_note_unknown')
      return found ?? []
    })
  }

  /** A note that several things refer to is a note on each. */
  function once({ note }: KnownNote, on: XmlElement): ImportedNote {
    if (note.id === null || !referred.has(note.id)) {
      if (note.id !== null) referred.add(note.id)
      return note
    }
    return { ...note, id: madeId('refi note', note.id, guidIn(on, 'guid')) }
  }

  function withoutAnchor(element: XmlElement): ImportedNote[] {
    return knownTo(element)
      .filter((note) => anchorOf(note) === null)
      .map((note) => once(note, element))
  }

  return {
    referredBy: withoutAnchor,
    of: (element) => [...descriptionOf(element, context), ...withoutAnchor(element)],
    anchorsOf: (text) =>
      knownTo(text).flatMap((note) => {
        const selection = anchorOf(note)
        return selection === null ? [] : [{ selection, notes: [once(note, text)] }]
      }),
    unreferred: () =>
      [...known.values()].map(({ note }) => note).filter(({ id }) => !referred.has(id ?? '')),
  }
}

/** A selection in a note that codes nothing of the note itself. */
function anchorOf({ element }: KnownNote): XmlElement | null {
  const selection = childNamed(element, 'PlainTextSelection')
  return selection !== null && childNamed(selection, 'Coding') === null ? selection : null
}

function describe(element: XmlElement, context: RefiContext) {
  const annotator = context.personOf(element)
  return { id: idOfElement(element), content: null, annotator, ...timesOf(element, context) }
}

/** The comment that an element carries itself. */
function descriptionOf(element: XmlElement, context: RefiContext): ImportedNote[] {
  const description = childNamed(element, 'Description')
  const text = description === null ? '' : textOf(description).trim()
  if (text === '') return []
  const id = madeId('refi description', guidIn(element, 'guid'), text)
  const markdown = markdownOfPlainText(text)
  return [{ ...describe(element, context), id, markdown, replyTo: null }]
}

/** The text of a note below its name, where that is more than its beginning. */
async function markdownOf(
  element: XmlElement,
  context: RefiContext,
  files: RefiFiles,
): Promise<string> {
  const source = await textIn(element, context, files)
  const text = source?.extracted.text ?? ''
  if (context.isOwn) return text
  const name = attribute(element, 'name')?.trim() ?? ''
  const isTitle = name !== '' && !text.trimStart().startsWith(name.replace(/…$|\.\.\.$/, ''))
  const title = isTitle ? `**${markdownOfPlainText(name).trim()}**` : ''
  const description = childNamed(element, 'Description')
  const rest = [text, description === null ? '' : textOf(description)].map((each) => each.trim())
  const paragraphs = rest.filter((each) => each !== '').map(markdownOfPlainText)
  return [title, ...paragraphs].filter((part) => part !== '').join('\n\n')
}

/** A text of a project with the file it was read from. */
export interface TextOfFile extends RefiFile {
  readonly extracted: ExtractedSource
}

/** The text of a source or a note: its plain text file, the text in the element, its Word file. */
export async function textIn(
  element: XmlElement,
  { report }: RefiContext,
  files: RefiFiles,
): Promise<TextOfFile | null> {
  const plain = await files.read(attribute(element, 'plainTextPath'))
  if (plain !== null) return { ...plain, extracted: importPlainText(plain) }
  const content = childNamed(element, 'PlainTextContent')
  if (content !== null) {
    const bytes = new TextEncoder().encode(textOf(content))
    const file = { name: `${guidIn(element, 'guid') ?? 'content'}.txt`, bytes }
    return { ...file, extracted: importPlainText(file) }
  }
  const rich = await files.read(attribute(element, 'richTextPath'))
  if (rich === null) return null
  report.add('refi_rich_text', rich.name)
  return { ...rich, extracted: await importSource(rich) }
}
