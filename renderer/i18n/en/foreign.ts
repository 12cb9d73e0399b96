import { counted } from '../counted.ts'

export const foreign = {
  'foreign.title': 'Import annotations',
  'foreign.explained':
    'Annotations, codes and notes of another program: a REFI-QDA project (.qdpx) or codebook (.qdc), a project of Taguette (.sqlite3) or QualCoder (data.qda), stand-off of brat (a .zip, or .ann files with their .txt), UIMA CAS JSON or a project of INCEpTION with it (.json, .zip), annotations of CATMA or stand-off of TEI (.xml), Web Annotations or a Hypothesis export (.json, .jsonld).',
  'foreign.choose': 'Choose files',
  'foreign.chosen': ([first = '', ...others]: readonly string[]) =>
    others.length === 0
      ? first
      : `${first} and ${counted(others.length, 'more file', 'more files')}`,
  'foreign.reading': 'Reading the files',
  'foreign.importing': 'Importing annotations',
  'foreign.failed': 'Nothing was imported.',
  'foreign.import': 'Import',
  'foreign.nothing': 'There is nothing in it that can be imported.',
  'foreign.newDocuments': 'New documents',
  'foreign.report': 'How it was read, and what is left out',
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
  'foreign.relations': (count: number) => counted(count, 'relation', 'relations'),
  'foreign.notes': (count: number) => counted(count, 'note', 'notes'),
  'foreign.imported': (documents: number, highlights: number) =>
    `Imported ${counted(highlights, 'highlight', 'highlights')}${documents === 0 ? '' : ` and ${counted(documents, 'document', 'documents')}`}`,
  'command.importAnnotations': 'Import annotations',
} as const
