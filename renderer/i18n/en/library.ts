import { counted } from '../counted.ts'

const newerCopies = (count: number) => `${count} files look like newer copies`

/** The library pane, importing and the trash. */
export const library = {
  'library.title': 'Library',
  'library.filter': 'Filter documents',
  'library.state': 'Which documents',
  'library.state.all': 'All',
  'library.state.fresh': 'Not annotated',
  'library.state.annotated': 'Annotated',
  'library.state.revised': 'Revised',
  'library.read': (percent: number) => `Read to ${percent} %`,
  'library.empty': 'No documents yet. Drop a file here, or import one.',
  'library.noMatch': 'No document fits.',
  'library.documents': 'Documents',
  'library.import': 'Import files',
  'library.importing': 'Importing',
  'library.imported': (count: number) => `Imported ${counted(count, 'document', 'documents')}`,
  'library.importedBoth': (documents: number, revisions: number) =>
    documents === 0
      ? `${counted(revisions, 'revision is', 'revisions are')} in`
      : `Imported ${counted(documents, 'document', 'documents')} and ${counted(revisions, 'revision', 'revisions')}`,
  'library.revised': (revision: number, waiting: number) =>
    waiting === 0
      ? `Revision ${revision} is in; every highlight has its place.`
      : `Revision ${revision} is in; ${counted(waiting, 'highlight waits', 'highlights wait')} for review.`,
  'library.review': 'Review',
  'page.take.whole': 'Take the whole page',
  'page.take.article': 'Take the article alone',
  'page.taking': 'Reading the page again',
  'page.unchanged.whole': 'The whole page is here already: nothing was left out of it.',
  'page.unchanged.article': 'This page has nothing around its article.',
  'page.none': 'This document is no web page: there is no more of it to take.',
  'copies.title': (newer: number, same: number) => {
    if (newer === 0) return same === 1 ? 'This is here already' : `${same} files are here already`
    if (same > 0) {
      const looks = newer === 1 ? '1 file looks like a newer copy' : newerCopies(newer)
      return `${looks}, ${same} ${same === 1 ? 'is' : 'are'} here already`
    }
    return newer === 1 ? 'This looks like a newer copy' : newerCopies(newer)
  },
  'copies.revision': (title: string, revision: number) => `Revision ${revision} of “${title}”`,
  'copies.separate': 'A separate document',
  'copies.leaveOut': 'Leave it out',
  'copies.leaveOutSame': (title: string, revision: number) =>
    `Leave it out: it is revision ${revision} of “${title}” already`,
  'copies.sameAddress': 'The same address.',
  'copies.alike': (percent: number) => `The texts are ${percent} % alike.`,
  'copies.others': (count: number) =>
    `${counted(count, 'other file becomes a document', 'other files become documents')}.`,
  'copies.allNewer': 'All as newer copies',
  'copies.allSeparate': 'All as separate documents',
  'copies.import': (count: number) =>
    count === 0 ? 'Import nothing' : `Import ${counted(count, 'file', 'files')}`,
  'copies.failed': 'Nothing was imported.',
  'library.failedFiles': (count: number) =>
    `${counted(count, 'file', 'files')} could not be imported.`,
  'library.dropHere': 'Drop to import',
  'library.dropProject':
    'A browser does not tell where a file lies, so this project cannot be opened here. Open it with: npm start -- FILE, or variorum serve FILE.',
  'library.dropNew': 'Drop to begin a project with it',
  'library.pasted': 'Pasted text',
  'library.actions': (title: string) => `Actions for ${title}`,
  'library.details': 'Details',
  'library.revise': 'New revision',
  'library.newTitle': 'New title',
  'library.trashed': (title: string) => `In the trash: ${title}`,
  'library.outline': 'Outline',
  'library.noOutline': 'This text has no headings.',
  'library.codes': 'Codes',
  'library.noCodes': 'No codes yet. Select words and press C.',
  'library.open': 'Open the library',
  'library.close': 'Close the library',
  'details.title': 'Details',
  'details.documentTitle': 'Title',
  'details.authors': 'Authors',
  'details.authorsHint':
    'Family name, given name; the next after a semicolon. An organisation with a comma in its name stands in quotation marks.',
  'details.container': 'Published in',
  'details.publisher': 'Publisher',
  'details.issued': 'Published on',
  'details.issuedHint': 'Year, year-month or year-month-day; anything else stays as written.',
  'details.accessed': 'Accessed on',
  'details.accessedHint': 'Left empty, it is the day the revision was captured.',
  'details.url': 'Address',
  'details.doi': 'DOI',
  'details.licence': 'Licence',
  'details.licenceHint': 'Its name or its address.',
  'details.saveBibliography': 'Save as CSL-JSON',
  'details.language': 'Language',
  'details.languageHint': 'A code like en, mi or pt-BR.',
  'details.readBibliography': 'From a bibliography',
  'bibliography.title': (count: number) =>
    `A bibliography of ${counted(count, 'record', 'records')}`,
  'bibliography.reading': 'Reading the bibliography',
  'bibliography.recordFor': (title: string) => `Record for “${title}”`,
  'bibliography.none': 'None',
  'bibliography.leaveOut': 'Leave it out',
  'bibliography.untitled': 'Without a title',
  'bibliography.by.doi': (title: string) => `Same DOI: ${title}`,
  'bibliography.by.url': (title: string) => `Same address: ${title}`,
  'bibliography.by.title': (title: string) => `Same title: ${title}`,
  'bibliography.changes': 'What changes',
  'bibliography.same': 'Nothing in it is new.',
  'bibliography.others': (count: number) =>
    `${counted(count, 'record fits', 'records fit')} no document. Details of a document take over any record.`,
  'bibliography.apply': (count: number) =>
    `Take over for ${counted(count, 'document', 'documents')}`,
  'bibliography.applied': (count: number) =>
    `${counted(count, 'document has', 'documents have')} new details`,
  'trash.title': 'Trash',
  'trash.empty': 'The trash is empty.',
  'trash.explained': 'Nothing here is lost until the trash is emptied.',
  'trash.emptyAction': (count: number) => `Empty the trash of ${counted(count, 'thing', 'things')}`,
  'trash.emptied': (count: number) => `Destroyed ${counted(count, 'thing', 'things')}`,
  'trash.kind.document': 'Document',
  'trash.kind.highlight': 'Highlight',
  'trash.kind.note': 'Note',
  'trash.kind.code': 'Code',
  'trash.kind.entity': 'Entity',
  'trash.kind.relation': 'Relation',
  'command.import': 'Import files',
  'command.bibliography': 'Read a bibliography',
  'command.trash': 'Open the trash',
  'command.emptyTrash': 'Empty the trash',
  'command.page': 'Take the whole web page, or its article alone',
  'command.details': 'Details of the document',
} as const
