import { createRequire } from 'node:module'
import { diff as myersDiff } from 'fast-myers-diff'

const require = createRequire(import.meta.url)
const word = /[\p{L}\p{N}\p{M}'’-]+|\s|[^\p{L}\p{N}\s]/gu

/**
 * A way to compare two texts: returns the size of its edit script, in runs and in characters.
 *
 * @typedef {{runs: number, deleted: number, inserted: number}} Size
 */

/**
 * Every measured method by its name; `engine` is what `engine.mjs` lists.
 *
 * @param {typeof import('../lib/engine.mjs')} engine
 * @returns {Record<string, (before: string, after: string) => Size>}
 */
export function diffMethods({ collate, contentOfPlainText, textChanges }) {
  const changesOf = (left, right) => textChanges(collate(left, right).collation)
  return {
    /** What the others do: the changes, without blocks and moves. */
    variorum: (before, after) =>
      sizeOf(changesOf({ text: before, blocks: [] }, { text: after, blocks: [] })),
    /** What the app shows: blocks side by side, those that moved found. */
    'variorum with moves': (before, after) => {
      const side = (text) => ({ text, blocks: contentOfPlainText(text).blocks })
      return sizeOf(changesOf(side(before), side(after)))
    },
    'diff-match-patch': (before, after) => diffMatchPatch(before, after, 1),
    'diff-match-patch unlimited': (before, after) => diffMatchPatch(before, after, 0),
    'jsdiff words': (before, after) => jsdiff(require('diff').diffWordsWithSpace(before, after)),
    'jsdiff lines': (before, after) => jsdiff(require('diff').diffLines(before, after)),
    'fast-myers-diff words': myersWords,
  }
}

function sizeOf(changes) {
  const size = { runs: changes.length, deleted: 0, inserted: 0 }
  for (const { left, right } of changes) {
    // A moved block counts as the others would count it: deleted here and inserted there.
    if (left) size.deleted += left[1] - left[0]
    if (right) size.inserted += right[1] - right[0]
  }
  return size
}

function diffMatchPatch(before, after, timeout) {
  const DiffMatchPatch = require('diff-match-patch')
  const engine = new DiffMatchPatch()
  engine.Diff_Timeout = timeout
  const size = { runs: 0, deleted: 0, inserted: 0 }
  for (const [operation, text] of engine.diff_main(before, after)) {
    if (operation === 0) continue
    size.runs++
    if (operation < 0) size.deleted += text.length
    else size.inserted += text.length
  }
  return size
}

function jsdiff(parts) {
  const size = { runs: 0, deleted: 0, inserted: 0 }
  for (const { added, removed, value } of parts) {
    if (!added && !removed) continue
    size.runs++
    if (removed) size.deleted += value.length
    else size.inserted += value.length
  }
  return size
}

/** The shortest edit script by words, spaces and marks: the smallest a comparison by words can be. */
function myersWords(before, after) {
  const numbers = new Map()
  const numberOf = (spelling) => {
    if (!numbers.has(spelling)) numbers.set(spelling, numbers.size)
    return numbers.get(spelling)
  }
  const left = before.match(word) ?? []
  const right = after.match(word) ?? []
  const size = { runs: 0, deleted: 0, inserted: 0 }
  const lengthOf = (list, start, end) =>
    list.slice(start, end).reduce((sum, { length }) => sum + length, 0)
  for (const [start, end, rightStart, rightEnd] of myersDiff(
    Int32Array.from(left, numberOf),
    Int32Array.from(right, numberOf),
  )) {
    size.runs++
    size.deleted += lengthOf(left, start, end)
    size.inserted += lengthOf(right, rightStart, rightEnd)
  }
  return size
}
