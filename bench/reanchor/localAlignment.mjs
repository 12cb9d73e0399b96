const GAP_OPEN = 0.9
const GAP_EXTEND = 0.12
const MISMATCH = 0.7
const RESPELLED = 0.6
const NEVER = -1e9

/** Where the best value of a cell came from. */
const END = 0
const PAIR = 1
const SKIP_QUERY = 2
const SKIP_TEXT = 3
const TEXT_GAP_GOES_ON = 4
const QUERY_GAP_GOES_ON = 8

/**
 * The best local alignment of a few words with a text: O. Gotoh, An improved algorithm for matching biological
 * sequences, 1982 (Smith-Waterman with affine gaps), words weighed by rarity. Slow and thorough, and
 * used by none of the measured methods.
 *
 * @param {Int32Array} query word ids
 * @param {Int32Array} text word ids
 * @param {Float32Array} weights by word id
 * @param {Map<number, Set<number>>} respelled word ids that count in part for a query word
 * @returns {{score: number, second: number, partners: Int32Array, isKept: Uint8Array}} `second` is the best score of
 *   another place; partners[k] is an index into the text or -1; isKept[k] says whether the word is there or respelled
 */
export function alignLocally(query, text, weights, respelled) {
  const table = fillTable(query, text, weights, respelled)
  const { partners, isKept, start } = traceBack(query, text, respelled, table)
  const far = (column) => column < start - query.length || column > table.bestColumn + query.length
  let second = 0
  for (let column = 1; column <= text.length; column++) {
    if (far(column)) second = Math.max(second, table.bestOfColumn[column])
  }
  return { score: table.best, second, partners, isKept }
}

function fillTable(query, text, weights, respelled) {
  const width = text.length + 1
  const cells = new Uint8Array((query.length + 1) * width)
  const above = new Float32Array(width)
  const skipping = new Float32Array(width).fill(NEVER)
  const bestOfColumn = new Float32Array(width)
  const result = { cells, width, bestOfColumn, best: 0, bestRow: 0, bestColumn: 0 }
  for (let row = 1; row <= query.length; row++) {
    const id = query[row - 1]
    const alike = respelled.get(id)
    let diagonal = 0
    let inserting = NEVER
    let left = 0
    for (let column = 1; column < width; column++) {
      const other = text[column - 1]
      let gain = -MISMATCH
      if (other === id) gain = weights[id]
      else if (alike?.has(other)) gain = RESPELLED * weights[id]
      let flags = 0
      const skipAgain = skipping[column] - GAP_EXTEND
      const skipNow = above[column] - GAP_OPEN
      if (skipAgain > skipNow) flags |= QUERY_GAP_GOES_ON
      skipping[column] = Math.max(skipAgain, skipNow)
      const insertAgain = inserting - GAP_EXTEND
      const insertNow = left - GAP_OPEN
      if (insertAgain > insertNow) flags |= TEXT_GAP_GOES_ON
      inserting = Math.max(insertAgain, insertNow)
      let value = diagonal + gain
      let from = PAIR
      if (skipping[column] > value) {
        value = skipping[column]
        from = SKIP_QUERY
      }
      if (inserting > value) {
        value = inserting
        from = SKIP_TEXT
      }
      if (value <= 0) {
        value = 0
        from = END
      }
      diagonal = above[column]
      above[column] = value
      left = value
      cells[row * width + column] = from | flags
      if (value > bestOfColumn[column]) bestOfColumn[column] = value
      if (value > result.best) {
        result.best = value
        result.bestRow = row
        result.bestColumn = column
      }
    }
  }
  return result
}

function traceBack(query, text, respelled, table) {
  const partners = new Int32Array(query.length).fill(-1)
  const isKept = new Uint8Array(query.length)
  let row = table.bestRow
  let column = table.bestColumn
  let state = PAIR
  while (row > 0 && column > 0) {
    const cell = table.cells[row * table.width + column]
    if (state === PAIR) {
      const from = cell & 3
      if (from === END) break
      if (from !== PAIR) {
        state = from
        continue
      }
      const id = query[--row]
      const other = text[--column]
      partners[row] = column
      isKept[row] = id === other || respelled.get(id)?.has(other) ? 1 : 0
    } else if (state === SKIP_QUERY) {
      if (!(cell & QUERY_GAP_GOES_ON)) state = PAIR
      row--
    } else {
      if (!(cell & TEXT_GAP_GOES_ON)) state = PAIR
      column--
    }
  }
  return { partners, isKept, start: column }
}
