import type { AffectedReason, RestingNote } from './affected.ts'
import type { ComparedSide, DifferenceClass } from './comparison.ts'

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

function listed(items: readonly string[]): string {
  return items.join(', ')
}

/** What a note is about; nothing where it stands by itself. */
function onSubject(about: string): string {
  return about === '' ? '' : ` on “${about}”`
}

/** Every word that a report says itself, in one place: English first. */
export const reportText = {
  heading: 'Comparison',
  left: 'A',
  right: 'B',
  revision: (number: number) => `revision ${number}`,
  snapshot: (name: string) => `annotations as in the snapshot “${name}”`,
  now: 'annotations as they are now',
  everybody: 'of everybody',
  of: (names: readonly string[]) => `of ${listed(names)}`,
  text: 'Text',
  texts: 'The texts side by side',
  annotations: 'Annotations',
  all: 'All',
  count: 'Number',
  wordsInserted: 'Words inserted',
  wordsDeleted: 'Words deleted',
  blocksMoved: 'Paragraphs moved',
  textChanges: 'Changes of the text',
  hiddenChanges: 'Changes left out as asked',
  apparatus: 'Apparatus',
  sameText: 'The texts are the same.',
  noAnnotations: 'Neither side has annotations.',
  classes: {
    lost: 'Lost',
    new: 'New',
    'text-changed': 'Text changed',
    moved: 'Moved',
    resized: 'Resized',
    're-coded': 'Re-coded',
    'links-changed': 'Links changed',
    'note-edited': 'Note edited',
    shifted: 'Shifted',
    kept: 'Kept',
  } satisfies Record<DifferenceClass, string>,
  omitted: 'om.',
  added: 'add.',
  movedTo: (paragraph: number) => `moved to ¶ ${paragraph}`,
  lineBreak: '(line break)',
  space: '(space)',
  paragraph: (number: number) => `¶ ${number}`,
  noPlace: 'no place',
  movedHere: (paragraph: number) => `moved here in B, from ¶ ${paragraph}`,
  movedAway: (paragraph: number) => `moved to ¶ ${paragraph} in B`,
  sameParagraphs: (count: number) => `${plural(count, 'paragraph is', 'paragraphs are')} the same`,
  codes: 'Codes',
  links: 'Links',
  evidence: 'The evidence reads',
  note: 'Note',
  affected: {
    title: 'What rests on changed or deleted words',
    nothing: (left: number, right: number) =>
      `Nothing rests on words of revision ${left} that revision ${right} changed or left out.`,
    lead: (count: number, left: number, right: number) =>
      `${plural(count, 'highlight rests', 'highlights rest')} on words of revision ${left} that revision ${right} changed or left out.`,
    reasons: {
      deleted: 'words deleted',
      doubtful: 'place doubtful',
      changed: 'words changed',
    } satisfies Record<AffectedReason, string>,
    /** After the number of highlights of a kind. */
    counts: {
      deleted: 'with words deleted',
      doubtful: 'with a doubtful place',
      changed: 'with words changed',
    } satisfies Record<AffectedReason, string>,
    notes: (count: number) => (count === 1 ? 'note rests on them' : 'notes rest on them'),
    entities: (count: number) =>
      count === 1 ? 'entity has no other evidence' : 'entities have no other evidence',
    relations: (count: number) =>
      count === 1 ? 'relation has no other evidence' : 'relations have no other evidence',
    exports: (count: number) =>
      count === 1 ? 'file went out with them' : 'files went out with them',
    how: {
      on: () => 'Note on it',
      embeds: (about: string) => `Shown in a note${onSubject(about)}`,
      quotes: (about: string) => `Quoted in a note${onSubject(about)}`,
    } satisfies Record<RestingNote['how'], (about: string) => string>,
    reads: (revision: number) => `Revision ${revision} reads:`,
    onlyEvidence: 'Only evidence for',
    exported: 'Went out in',
    file: (name: string, day: string) => `${name}, ${day}`,
  },
  annotationNumber: (number: number) => `Annotation ${number}`,
  lostReason: {
    orphan: 'Not found again in B.',
    ambiguous: 'It is not certain which passage of B it is. Nothing was placed.',
    deleted: 'Not among the annotations of B.',
  },
  newReason: {
    orphan: 'Had no place in A: not found there.',
    ambiguous: 'Had no place in A: it was not certain which passage it was.',
    added: 'Not among the annotations of A.',
  },
  textChanged: 'The words changed.',
  moved: 'Moved.',
  movedFromTo: (from: number, to: number) => `Moved from ¶ ${from} to ¶ ${to}.`,
  resized: 'The bounds changed.',
  codesAdded: (codes: readonly string[]) => `Codes added: ${listed(codes)}.`,
  codesRemoved: (codes: readonly string[]) => `Codes removed: ${listed(codes)}.`,
  linksAdded: (links: readonly string[]) => `Links added: ${listed(links)}.`,
  linksRemoved: (links: readonly string[]) => `Links removed: ${listed(links)}.`,
  noteEdited: 'Note edited.',
  noteAdded: 'Note added.',
  noteRemoved: 'Note removed.',
  shiftedBy: (characters: number) =>
    `Same words, ${plural(Math.abs(characters), 'character', 'characters')} ${characters < 0 ? 'earlier' : 'later'}.`,
  shifted: 'Same words at other places.',
} as const

/** Which annotations a version has, and of whom, as a sentence. */
export function describeAnnotations({ snapshot, annotators }: ComparedSide): string {
  const when = snapshot === null ? reportText.now : reportText.snapshot(snapshot)
  const whose = annotators === null ? reportText.everybody : reportText.of(annotators)
  return `${when[0]?.toUpperCase()}${when.slice(1)}, ${whose}.`
}

/** A version in words: which revision, which annotations, of whom. */
export function describeSide({ title, revision, snapshot, annotators }: ComparedSide): string {
  return [
    title,
    reportText.revision(revision),
    snapshot === null ? reportText.now : reportText.snapshot(snapshot),
    annotators === null ? reportText.everybody : reportText.of(annotators),
  ].join(', ')
}
