/** What the report of an import says, by code; the number of cases follows in brackets. */
export const importText = {
  not_an_annotation: 'Entries that are no annotations are left out',
  no_target: 'Annotations that are about nothing are left out',
  relation: 'Relations between annotations are not taken over',
  id_missing: 'Annotations without an id',
  id_not_uri: 'Ids that are no URIs',
  body_empty: 'Empty lists of bodies',
  body_unknown: 'Bodies of a kind that is not read are left out',
  body_choice: 'All alternatives of a choice are taken',
  body_html: 'Notes in HTML are read as rich text; what it cannot hold is left out',
  body_content: 'The formatting of notes could not be read; their Markdown is taken',
  selector_unknown: 'Selectors that are not read',
  position_invalid: 'Positions that are no whole numbers in order are left out',
  quote_not_unicode: 'Quotes with halves of characters',
  target_without_source: 'Passages that do not say what they are from',
  time_without_zone: 'Times without a zone are read as UTC',
  time_invalid: 'Times that cannot be read are left out',
  creator_without_name: 'People without a name are called by their id',
  reply_without_parent: 'Replies to annotations that are not in the file stand by themselves',
  remote_page: 'Pages that would have to be fetched are left out',
  refi_name: 'The project in the archive is not called project.qde',
  refi_namespace: 'Namespaces of another version are read as version 1.0',
  refi_file_missing: 'Files that are not in the archive',
  refi_rich_text: 'Texts read from Word files',
  refi_no_text: 'Sources without a text are left out; their passages are sought in the project',
  refi_media: 'Pictures, sound and video are left out, with the passages on them',
  refi_no_length:
    'Passages without length are left out, with their codes; their notes are notes on the document',
  refi_areas: 'Areas of pages are sought by their words',
  refi_code_unknown: 'Codings with codes that are not in the codebook are left out',
  refi_code_twice: 'Codes of one name in one place become one',
  refi_colour: 'Colours that cannot be read are left out',
  refi_note_unknown: 'References to notes that are not in the file',
  refi_case_codes: 'Codes of cases are not taken over',
  refi_sets: 'Sets are not taken over',
  refi_links: 'Links between anything but two cases, and links without a name, are not taken over',
  refi_graphs: 'Graphs are not taken over',
  row_invalid: 'Rows that are not what their table holds are left out',
  several_projects: 'All projects of the file become one',
  brat_attributes: 'Attributes of passages and events are not taken over',
  brat_line: 'Lines that cannot be read are left out',
  brat_elsewhere:
    'What is said of relations, attributes and passages that are not there is left out',
  brat_no_text: 'Files without their text; their passages are sought in the project',
  brat_text_alone: 'Texts without annotations are left out',
  cas_structure: 'Structures without a number or a type are left out',
  cas_id_twice: 'Structures of a number that another has already are left out',
  cas_reference_lost: 'Members of views that are not in the file',
  cas_no_text: 'Views whose text is not in the file',
  cas_without_text: 'Annotations on a text that is not in the file are left out',
  cas_position:
    'Annotations whose positions are not in their text are left out; their notes are notes on the document',
  cas_no_length:
    'Annotations without length are left out, with their codes; their notes are notes on the document',
  cas_machinery: 'Words, sentences and what programs note of themselves are not taken over',
  cas_no_annotation: 'Structures that stand nowhere in a text are not taken over',
  cas_unindexed: 'Annotations that no view has are left out',
  cas_references: 'References from one annotation to another are not taken over',
  cas_relation_incomplete:
    'Relations that say nothing, or not between which two entities, are left out',
  cas_other_file: 'Files that are no UIMA CAS JSON are left out',
  inception_source: 'Documents that nobody annotated are taken over only where they are plain text',
  catma_text:
    'The file has positions and no text: they are placed on the document of the project with as many characters',
  hypothesis_fields: 'Groups, permissions, links and moderation of Hypothesis are not taken over',
} as const

export type ImportRemark = keyof typeof importText

export const locateText = {
  units: { 'utf-16': 'UTF-16 units', 'code-point': 'code points', 'utf-8': 'UTF-8 bytes' },
  noReading: (agreeing: number, checked: number) =>
    `${agreeing === 0 ? 'No' : 'Hardly any'} position holds its quote (${agreeing} of ${checked}); passages are placed by their words alone`,
  reading: (unit: string, lineBreakCost: number, agreeing: number, checked: number) =>
    `Positions read as ${unit}, a line break counted as ${lineBreakCost}; ${agreeing} of ${checked} quotes match`,
  mark: 'the byte order mark counted',
  noNames: (unit: string) =>
    `No passage is named by its words; positions read as ${unit}, as the format says`,
} as const

export const importedText = {
  readWith: (name: string) => `Read together with ${name}; see its report.`,
  relationsLeft: (count: number) =>
    count === 1
      ? 'One relation is left out: its entities are not here, or it is in the trash'
      : `${count} relations are left out: their entities are not here, or they are in the trash`,
  noDocument: (count: number) =>
    `${count} of the annotations are about documents that are not in this project`,
  outsideArticle: (count: number) =>
    `The words of ${count} are not in the article, which alone was kept of their page. Take the whole page (in the details of the document, or by “variorum revise --whole-page”), and the review offers them the places of their words`,
  foundIn: (title: string, revision: number) =>
    `Passages without a text of their own were found in “${title}”, revision ${revision}`,
  namesAsNotes: (count: number) =>
    `Names of passages that are not their words are kept as notes (${count})`,
} as const
