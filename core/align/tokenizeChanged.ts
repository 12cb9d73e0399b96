import { at } from '../text/at.ts'
import { LineReader, type TokenizedText } from '../text/lineReader.ts'
import type { TokenizedPair } from '../text/tokenizeBoth.ts'
import type { Vocabulary } from '../text/vocabulary.ts'
import { isWholeLine, WholeLines } from '../text/wholeLines.ts'
import { commonLines } from './commonLines.ts'

/** Two texts read together of which some lines are one token each. */
export interface ChangedPair extends TokenizedPair {
  readonly lines: WholeLines
}

/** A line without a word is no token; cells of a table share a line, and each is a block of its own. */
function canBeWhole(line: string): boolean {
  return !line.includes('\t') && /[\p{L}\p{N}]/u.test(line)
}

/** The lines of a text; ids[n] is that of line n if it is whole, else 0. */
interface Side {
  readonly text: string
  readonly texts: readonly string[]
  readonly ids: Int32Array
}

function sideOf(text: string): Side {
  const texts = text.split('\n')
  return { text, texts, ids: new Int32Array(texts.length) }
}

/** Gives lines that stand in both texts an id. */
function markWhole(left: Side, right: Side): WholeLines {
  const whole = new WholeLines(left.text)
  const rights = commonLines(left.texts, right.texts)
  let start = 0
  left.texts.forEach((text, line) => {
    const partner = at(rights, line)
    if (partner >= 0 && canBeWhole(text)) {
      left.ids[line] = whole.add(start, start + text.length)
      right.ids[partner] = at(left.ids, line)
    }
    start += text.length + 1
  })
  return whole
}

/** What a whole line takes of a list of words, as it is reckoned there. */
const UNITS_OF_TOKEN = 4

function read({ text, texts, ids }: Side, vocabulary: Vocabulary): TokenizedText {
  const unitsOf = (line: string, i: number) => (at(ids, i) === 0 ? line.length : UNITS_OF_TOKEN)
  const units = texts.reduce((sum, line, i) => sum + unitsOf(line, i), 0)
  const reader = new LineReader(text, vocabulary, units)
  let start = 0
  texts.forEach((line, i) => {
    const end = start + line.length
    if (at(ids, i) === 0) reader.words.read(start, end)
    else reader.words.addLine(start, at(ids, i))
    reader.endLine(start, end)
    start = end + 1
  })
  return reader.result()
}

/** For every line the id of its first token: that of the line if it is whole. */
function firstIds({ tokens, lineBounds }: TokenizedText): Int32Array {
  return lineBounds.subarray(0, -1).map((bound) => at(tokens.ids, bound))
}

/**
 * The words of two texts, left first, in which a line that stands in both, in place and to the character, is one
 * token: nothing in it changed, so who compares need not read it.
 */
export function tokenizeChanged(
  leftText: string,
  rightText: string,
  vocabulary: Vocabulary,
): ChangedPair {
  const sides = { left: sideOf(leftText), right: sideOf(rightText) }
  const lines = markWhole(sides.left, sides.right)
  const left = read(sides.left, vocabulary)
  const right = read(sides.right, vocabulary)
  const lineOfId = new Int32Array(lines.count + 1)
  firstIds(left).forEach((id, line) => {
    if (isWholeLine(id)) lineOfId[-id] = line
  })
  const equalLines = firstIds(right).map((id) => (isWholeLine(id) ? at(lineOfId, -id) : -1))
  return { left, right, equalLines, lines }
}
