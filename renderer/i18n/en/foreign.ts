import { counted } from '../counted.ts'

export const foreign = {
  'foreign.title': 'Import annotations',
  'foreign.explained':
    'Annotations, codes and notes of another program: a REFI-QDA project (.qdpx) or codebook (.qdc), a project of Taguette (.sqlite3) or QualCoder (data.qda), a collection of brat (.zip), Web Annotations or a Hypothesis export (.json, .jsonld).',
  'foreign.choose': 'Choose a file',
  'foreign.reading': 'Reading the file',
  'foreign.importing': 'Importing annotations',
  'foreign.failed': 'The file was not imported.',
  'foreign.import': 'Import',
  'foreign.nothing': 'There is nothing in this file that can be imported.',
  'foreign.newDocuments': 'New documents',
  'foreign.report': 'How the file was read, and what is left out',
  'foreign.highlights': (count: number) => counted(count, 'new highlight', 'new highlights'),
  'foreign.unplaced': (count: number) =>
    `${count} of them without a certain place: they wait in the review`,
  'foreign.skipped': (count: number) =>
    `${counted(count, 'highlight is', 'highlights are')} here already`,
  'foreign.withoutDocument': (count: number) =>
    `${counted(count, 'annotation is', 'annotations are')} about documents that are not in this project`,
  'foreign.documents': (count: number) => counted(count, 'new document', 'new documents'),
  'foreign.codes': (count: number) => counted(count, 'code', 'codes'),
  'foreign.entities': (count: number) => counted(count, 'entity', 'entities'),
  'foreign.notes': (count: number) => counted(count, 'note', 'notes'),
  'foreign.imported': (documents: number, highlights: number) =>
    `Imported ${counted(highlights, 'highlight', 'highlights')}${documents === 0 ? '' : ` and ${counted(documents, 'document', 'documents')}`}`,
  'command.importAnnotations': 'Import annotations',
} as const
