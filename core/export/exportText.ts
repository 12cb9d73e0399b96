import type { Instant } from '../model/id.ts'

/** Every word that an export says itself, in one place. */
export const exportText = {
  madeBy: 'Variorum',
  annotations: 'Annotations',
  highlight: 'Highlight',
  quotations: 'Quotations',
  notPlaced: 'Not placed on this revision',
  withoutPlace: 'not placed on this revision',
  notPlacedWhy:
    'These passages were not found again, or it is not certain which passage they are. Nothing was guessed.',
  aboutDocument: 'Notes on the document',
  aboutProject: 'Notes on the project',
  bibliography: 'Bibliography',
  citation: 'citation',
  entities: 'Entities',
  relations: 'Relations',
  noPassage: 'no passage yet',
  codes: 'Codes',
  contents: 'Contents',
  nowReads: 'Now reads',
  note: 'Note',
  exportedAt: 'exported',
  revision: 'revision',
  capturedAt: 'captured',
  textSha256: 'SHA-256 of the text',
  state: 'state',
  code: 'code',
  entity: 'entity',
  annotator: 'annotator',
  created: 'created',
  modified: 'modified',
  homeRevision: 'made on revision',
  paragraph: 'Paragraph',
  page: 'page',
  pageNumber: (label: string) => `${label.includes('–') ? 'pp.' : 'p.'} ${label}`,
  type: 'type',
  passages: 'Passages',
  place: 'characters',
  score: 'score',
  /** As the review shows it. */
  scoreOf: (score: number) => score.toFixed(2),
  colour: 'colour',
  alias: 'also',
  authority: 'id',
  repliesTo: 'reply to',
  backToPassage: 'Back to the passage',
  annotationNumber: (number: number) => `Annotation ${number}`,
  countOf: (count: number) => (count === 1 ? '1 annotation' : `${count} annotations`),
} as const

/** Names of CSL-JSON that say little to those who read; the others are words as they are. */
const factNames: Readonly<Record<string, string>> = {
  'container-title': 'published in',
  'collection-title': 'series',
  'event-title': 'event',
  issued: 'published',
}

/** A fact of a document as it is called where people read it: "published in". */
export function factName(name: string): string {
  return factNames[name] ?? name.replaceAll('-', ' ')
}

/** An instant as it is said where people read it, to the minute: "2026-03-12 09:05 UTC". */
export function momentText(instant: Instant): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`
}

/** What is said where only some annotations were chosen. */
export function narrowedText(leftOut: number): string {
  return leftOut === 1
    ? 'One annotation was not chosen and is left out.'
    : `${leftOut} annotations were not chosen and are left out.`
}

/** What is said where relations rest on passages that were not chosen alone. */
export function narrowedRelationsText(leftOut: number): string {
  return leftOut === 1
    ? 'One relation is left out: its passages or its entities were not chosen.'
    : `${leftOut} relations are left out: their passages or their entities were not chosen.`
}

/** What is said where passages of the exported relations were not chosen. */
export function narrowedEvidenceText(leftOut: number): string {
  return leftOut === 1
    ? 'One passage that bears out a relation was not chosen: the relation is here without it.'
    : `${leftOut} passages that bear out relations were not chosen: the relations are here without them.`
}

/** What is said of all that goes out only with an annotation that has it. */
export function narrowedOthersText({
  documents,
  codes,
  entities,
  notes,
}: Readonly<Record<'documents' | 'codes' | 'entities' | 'notes', number>>): string {
  const counts = [
    [documents, 'document', 'documents'],
    [codes, 'code', 'codes'],
    [entities, 'entity', 'entities'],
    [notes, 'note on these or on the project', 'notes on these or on the project'],
  ] as const
  const said = counts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${count} ${count === 1 ? one : many}`)
  return `Left out, as no chosen annotation has them: ${said.join(', ')}.`
}

/** What is said about each loss. */
export const lossText = {
  history:
    'Only the exported revision of each document is here; earlier revisions, snapshots and the history stay in the project.',
  sourceText: 'The texts of the documents are not in this file.',
  rejectedMentions: 'Links to entities that somebody rejected are left out.',
  relations: 'Relations between entities, and the passages that bear them out.',
  notUnicode: 'Halves of characters, which no UTF-8 file can hold, are written as U+FFFD.',
  oneLineNames: 'Line breaks in names and titles are written as spaces.',
  markdownNotes:
    'Notes are written as Markdown: what Markdown has no sign for keeps its words only.',
  markdownQuotes: 'Quotes are not escaped: a viewer may take signs in them for formatting.',
  htmlNul: 'HTML cannot hold the character NUL; it is written as U+FFFD.',
  htmlStructure:
    'Lists, tables, links and pictures of the documents are drawn as plain paragraphs.',
  htmlReading: 'This page is for reading: it cannot be imported again.',
  template:
    'A template of your own decides what goes out: what it does not name is left out. Verify says what of it is not in the file.',
  templateScripts:
    'Scripts, frames, pictures and what else a page would load by itself are left out of the page.',
  csvCodebook: 'Colours, descriptions and order of the codes, and codes without a passage.',
  csvEntities:
    'Aliases, descriptions and authority ids of the entities, and entities without a passage.',
  csvCoders: 'Who applied each code, and when.',
  csvNotes: 'Who wrote each note, when, and which note it replies to; notes are Markdown.',
  csvOtherNotes: 'Notes on documents, entities, codes and the project.',
  csvSeparators:
    'Names with "/" or "; " in them cannot be told from paths and lists in the cells for codes and entities.',
  csvFormulas:
    'Cells that a spreadsheet would run as a formula have an apostrophe in front, which is not part of the text.',
  docxColours:
    'Colours and ids of codes, authority ids as links, and scores: Word shows codes and entities as words.',
  docxOneRange:
    'A comment on a passage in several parts goes from its first to its last word; the parts are marked.',
  docxThreads: 'Answers to answers: comments of Word are one thread for each passage.',
  docxPictures: 'Pictures are named, not shown.',
  odtColours:
    'Colours and ids of codes, authority ids as links, and scores: a text of OpenDocument shows codes and entities as words.',
  odtThreads: 'An answer stands after what it answers: comments of OpenDocument are no threads.',
  xlsxCells: 'Texts of more than 32,767 characters are cut there: a cell of Excel holds no more.',
  xlsxCharacters: 'Control characters, which XML cannot hold, and U+FFFD are left out.',
  xmlCharacters: 'Control characters, which XML cannot hold, are written as U+FFFD.',
  vaultTags: 'Colours of codes, and signs in their names that a tag cannot have.',
  hypothesisTags: 'Colours, descriptions and order of the codes: Hypothesis has tags.',
  hypothesisCoders:
    'Who applied each code, and when: the tags are those of whoever made the annotation.',
  hypothesisEntities: 'Entities and links to them.',
  hypothesisAnswers:
    'Further notes on an annotation, and those of others: they are answers, which the importer of Hypothesis leaves out.',
  hypothesisNotes: 'Notes on documents, entities, codes and the project.',
  hypothesisStates:
    'States and scores; a passage that reads differently now has its present words only.',
  hypothesisAddress:
    'Documents without a web address are named by the hash of their text: Hypothesis cannot open them.',
  hypothesisPaths: 'Names with "/" in them cannot be told from paths in the tags.',
  refiColours: 'Rulings, shortcuts and palette names of codes: a code has its light colour.',
  refiCharacters:
    'Control characters, which XML cannot hold, are written as U+FFFD; the texts of documents and notes keep them.',
  refiStructure:
    'Headings, lists, tables, links, pictures and pages of the documents: a source is its plain text.',
  refiStates:
    'States and scores; a passage that reads differently now has its present words only. Times are to the second.',
  refiMark:
    'U+FEFF at the beginning of a text: readers take it for a byte order mark and leave it out.',
  refiWaiting:
    'Passages that were not found on this revision, with their codes; their notes are notes on the document.',
  refiParts: 'A passage in several parts is several selections, each with its codes.',
  refiEntities:
    'Entities are cases: roles of their mentions and who linked them; notes on entities stand by themselves.',
  refiRelations:
    'Relations are links between cases: the passages that bear them out, who made them and when.',
  bratStates: 'States and scores; a passage that reads differently now has its present words only.',
  bratWaiting: 'Passages that were not found on this revision, with all that hangs on them.',
  bratBreaks:
    'Line breaks and tabs at the ends of a passage; parts with nothing else between them become one.',
  bratOwnLines: 'Who made what and when, and threads of notes: only Variorum reads these lines.',
  bratCodes:
    'The tree of the codes and their descriptions are for Variorum only; a code is a type.',
  bratEntities: 'Roles of entities; their types, descriptions and aliases are for Variorum only.',
  casStates:
    'Scores, and who linked a passage to an entity; of a passage that reads differently now only the present words come back.',
  casTypes:
    'Other programs see types and features of Variorum: threads of notes, the tree of the codes and aliases mean nothing to them.',
  taguetteStructure:
    'Levels of headings, lists, tables, links, pictures and pages of the documents, and what is known of them but their titles.',
  taguetteParts: 'A passage in several parts is several highlights, each with its tags.',
  taguetteNotes:
    'Notes on passages, codes and entities; those on a document or on the project are one description, without who, when and formatting.',
  taguetteColours: 'Colours, shortcuts and order of the codes: Taguette sorts tags by name.',
  taguetteDots:
    'Names of codes with "." in them cannot be told from paths; codes that come to be called the same are numbered.',
  taguetteCoders: 'Where several readers gave a passage the same code: all but the first.',
  taguetteReaders:
    'Taguette makes the file the work of whoever imports it there; who made what and when is in its log, which Variorum reads.',
  taguetteCut:
    'Names of the project and of documents longer than 50 characters, names of readers longer than 30, paths of codes longer than 200 and descriptions longer than 102,400 are cut.',
  taguetteControls:
    'Control characters in the texts, which Taguette refuses, are written as U+FFFD.',
  cslOnly:
    'A bibliography has what is known of each document, and nothing of its text or annotations.',
  refiCodesOnly: 'A codebook has names, colours and descriptions of codes, and nothing else.',
  jsonStructure:
    'Links and pictures of the documents, and how their lists and tables are nested: a text is plain, with where its blocks and pages begin.',
  jsonReading: 'This file is for scripts: it cannot be imported again; JSON-LD can.',
  jsonLdNotes:
    'Other programs see notes as Markdown: what Markdown has no sign for is for Variorum only.',
  jsonLdTerms:
    'Other programs ignore what stands in terms of Variorum: states, evidence of changed passages, replies, the direction and the passages of relations, code tree, colours, entity types and aliases.',
  jsonLdWaiting:
    'Passages that were not found on this revision have their quote only, and no position.',
} as const

export type LossCode = keyof typeof lossText
