import type { AnchorState } from '../../../core/model/anchor.ts'
import { counted } from '../counted.ts'

const states = {
  'review.state.exact': 'exact',
  'review.state.shifted': 'shifted',
  'review.state.edited': 'edited',
  'review.state.ambiguous': 'ambiguous',
  'review.state.orphan': 'orphan',
  'review.state.flagged': 'flagged',
} as const satisfies Record<`review.state.${AnchorState | 'flagged'}`, string>

const two = (score: number) => score.toFixed(2)
const paragraphs = (numbers: readonly number[]) => numbers.map((number) => `¶ ${number}`)

/** Each paragraph once, in the order of the candidates. */
function listedPlaces(numbers: readonly number[]): string {
  const places = paragraphs([...new Set(numbers)])
  const last = places.at(-1) ?? ''
  if (places.length === 1 && numbers.length > 1) return `${numbers.length} places of ${last}`
  return places.length < 2 ? last : `${places.slice(0, -1).join(', ')} and ${last}`
}

/** "The same: its words, the words before."; empty where nothing is. */
function listedAs(name: string, parts: readonly string[]): string {
  return parts.length === 0 ? '' : `${name}: ${parts.join(', ')}.`
}

/** What waits for a decision after a newer copy came in, and bringing one in. */
export const review = {
  ...states,
  'states.shown': 'Highlights shown',
  'states.all': 'All states',
  'command.reviewNext': 'Next to decide',
  'command.reviewPrevious': 'Previous to decide',
  'command.reviewAccept': 'Accept the place',
  'command.reviewAcceptAll': 'Accept all edited ones',
  'command.reviewLeave': 'Leave it without a place',
  'review.leave': 'Leave as orphan',
  'review.left': 'Left without a place',
  'review.agrees': (parts: readonly string[]) => listedAs('The same', parts),
  'review.alike': (parts: readonly string[]) => listedAs('Nearly the same', parts),
  'review.disagrees': (parts: readonly string[]) => listedAs('Not the same', parts),
  'review.part.quote': 'its words',
  'review.part.before': 'the words before',
  'review.part.after': 'the words after',
  'command.reviewLater': 'Decide later',
  'command.reviewFind': 'Find words in the new text',
  'command.reviewAttach': 'Attach to the selected words',
  'command.reviewAttachTo.1': 'Attach to candidate 1',
  'command.reviewAttachTo.2': 'Attach to candidate 2',
  'command.reviewAttachTo.3': 'Attach to candidate 3',
  'command.reviewAttachTo.4': 'Attach to candidate 4',
  'command.reviewAttachTo.5': 'Attach to candidate 5',
  'command.reviewAttachTo.6': 'Attach to candidate 6',
  'command.reviewAttachTo.7': 'Attach to candidate 7',
  'command.reviewAttachTo.8': 'Attach to candidate 8',
  'command.reviewAttachTo.9': 'Attach to candidate 9',
  'command.revise': 'Bring in a newer copy',
  'review.none': 'No document yet. Import one, annotate it, and bring in a newer copy of it later.',
  'review.emptyKind': 'None of this kind waits for a decision.',
  'review.emptyKindAll': 'Show all that waits',
  'review.empty':
    'Nothing waits here. When a newer copy of a document comes in, passages that changed are listed here.',
  'review.document': 'Document',
  'review.allDocuments': (count: number) => `All ${count} documents`,
  'review.documentWaiting': (title: string, waiting: number) =>
    waiting === 0 ? title : `${title} (${waiting})`,
  'review.waiting': (count: number) => `${count} to decide`,
  'review.waitingOn': (count: number, revision: number) =>
    `Revision ${revision}, ${count} to decide`,
  'review.flagged.title': 'You flagged this to check.',
  'review.flagged.reason': (paragraph: number | null) =>
    paragraph === null
      ? 'It has no place here. Attach it by hand, or take the flag off in Compare.'
      : `It stands in ¶ ${paragraph}. Accept takes the flag off; other words can be selected in the new text.`,
  'review.counts': 'Highlights by how surely they were placed',
  'review.acceptSure': (count: number) => `Accept the ${count} exact and shifted`,
  'review.acceptEdited': (count: number) => `Accept all ${count} edited`,
  'review.accepted': (count: number) => `Accepted ${counted(count, 'place', 'places')}`,
  'review.attached': 'Attached',
  'review.toDecide': 'To decide',
  'review.decided': 'Decided',
  'review.places': (count: number) => counted(count, 'place', 'places'),
  'review.queue': 'Highlights',
  'review.itemFacts': (siglum: string, state: string, more: string) =>
    [siglum, state, more].filter((part) => part !== '').join(', '),
  'review.score': (score: number) => two(score),
  'review.edited.title': 'The words of this passage changed.',
  'review.edited.reason': (paragraph: number, score: number) =>
    `What stands around them is still in ¶ ${paragraph}, so it was placed there with a score of ${two(score)}. Check it.`,
  'review.ambiguous.title': (count: number) =>
    count === 2
      ? 'Two passages fit almost equally well.'
      : `${counted(count, 'passage', 'passages')} fit almost equally well.`,
  'review.ambiguous.reason': (places: readonly number[], apart: number) =>
    `It may stand in ${listedPlaces(places)}. The best scores are ${two(apart)} apart, so nothing was placed.`,
  'review.contested.title': 'The best place may be that of another passage.',
  'review.contested.reason': (places: readonly number[], score: number) =>
    `It may stand in ${listedPlaces(places)}, the best with a score of ${two(score)}. The place may belong to other words of the old text, or the passage was repeated or taken out beside it, so nothing was placed.`,
  'review.orphan.title': 'The passage was not found again.',
  'review.orphan.reason': (paragraph: number, score: number) =>
    `The nearest words are in ¶ ${paragraph} with a score of ${two(score)}, too low to place it there.`,
  'review.orphan.nothing':
    'Nothing in the new text comes near it. Select its words there, or leave it.',
  'review.before': (revision: number, paragraph: number | null) =>
    paragraph === null
      ? `Before, revision ${revision}`
      : `Before, revision ${revision}, ¶ ${paragraph}`,
  'review.offsets': (start: number, end: number) =>
    `${start.toLocaleString('en')} to ${end.toLocaleString('en')}`,
  'review.candidates': (revision: number) => `Candidates in revision ${revision}`,
  'review.candidate': (number: number) => `Candidate ${number}`,
  'review.evidence.score': 'Score',
  'review.evidence.quote': 'Words',
  'review.evidence.before': 'Before',
  'review.evidence.after': 'After',
  'review.evidenceHint':
    'Words, Before, After: how many of the letters are the same, of the passage and of its line on either side. The score weighs rare words more than common ones.',
  'review.accept': 'Accept',
  'review.attachTo': (number: number) => `Attach to ${number}`,
  'review.later': 'Later',
  'review.rests': 'What rests on it',
  'review.nothingRests': 'Nothing yet but the highlight itself.',
  'review.code': 'Code',
  'review.link': (type: string, role: string) => (role === 'mention' ? type : `${type}, ${role}`),
  'review.keepsBefore': (revision: number) => `Revision ${revision}`,
  'review.keepsBeforeWhy': 'keeps its highlight, whatever you choose',
  'review.newText': (revision: number) => `Revision ${revision}`,
  'review.newTextFacts': (date: string, words: number) =>
    `${date}, ${counted(words, 'word', 'words')}`,
  'review.inPlace': 'The new text',
  'review.nextCandidate': 'Next candidate',
  'review.previousCandidate': 'Previous candidate',
  'review.byHand': 'None of these? Select the right words above, then press',
  'review.byHandOnly': 'Select the right words above, then press',
  'review.byHandReady': 'Attach to the selected words',
  'review.find': 'Find',
  'review.findLabel': 'Words in the new text',
  'review.findHint': (number: number, count: number) =>
    count === 0 ? 'Not in the text' : `${number} of ${count}`,
  'review.attachFound': 'Attach',
  'review.previousPlace': 'Previous place',
  'review.nextPlace': 'Next place',
  'review.stopFinding': 'Stop finding',
  'revise.title': 'Bring in a newer copy',
  'revise.of': (title: string) => `A newer copy of “${title}”`,
  'revise.what': (revision: number) =>
    `It becomes revision ${revision}. Revision ${revision - 1} stays as it is, and so do its annotations.`,
  'revise.carried': (highlights: number) =>
    `${counted(highlights, 'highlight is', 'highlights are')} carried over to where their words stand now. Those that cannot be placed for sure wait in Review.`,
  'revise.snapshot': (name: string) => `The annotations as they are now are kept as “${name}”.`,
  'revise.undo': 'It is one step: Undo takes it back whole.',
  'revise.choose': 'Choose the file',
  'revise.drop': 'Drop the file here, or',
  'revise.wholePage': 'Take the whole page, with its menus and its foot',
  'revise.run': 'Bring it in',
  'revise.working': 'Bringing in a newer copy',
  'revise.progress': (done: number, total: number) =>
    total > 0 ? `Placing highlights, ${done} of ${total}` : 'Reading the file',
  'revise.unchanged':
    'This file is the same as the latest revision, byte for byte. Nothing was made.',
  'revise.done': (revision: number) => `Revision ${revision} is in.`,
  'revise.otherTitle': (file: string) =>
    `“${file}” does not look like this document by its name. It is brought in only if you say so.`,
  'revise.review': (count: number) => `Review ${counted(count, 'highlight', 'highlights')}`,
  'revise.compare': 'Compare',
  'revise.failed': 'The file could not be brought in. Nothing was changed.',
} as const
