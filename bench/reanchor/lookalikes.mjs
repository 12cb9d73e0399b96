import { seededRandom } from '../lib/corpus.mjs'

const longWord = /\p{L}{4,}/gu

/**
 * An adversarial case made from a real article: a sentence is marked, a look-alike of it stands elsewhere in both
 * texts, and the new text either drops the sentence or keeps it.
 *
 * @typedef {{before: string, after: string, start: number, sentence: string, isDropped: boolean}} LookAlike
 */

/**
 * How the look-alike differs and where it stands. `far`: a fifth to near half of its longer words are others, some
 * paragraphs away. `one word`: one word is. `beside`: it is the next sentence. `in its place`: where the
 * sentence is dropped, the look-alike is moved to where it stood.
 */
export const lookAlikeKinds = ['far', 'one word', 'beside', 'in its place']

/**
 * @param {{text: string, lang: string}[]} articles
 * @param {string} kind
 * @param {number} count
 * @returns {LookAlike[]}
 */
export function makeLookAlikes(articles, kind, count, seed = 77) {
  const random = seededRandom(seed)
  const english = articles.filter(({ lang }) => lang === 'en')
  const cases = []
  for (let tries = 0; cases.length < count && tries < count * 50; tries++) {
    const made = makeOne(english, kind, random)
    if (made) cases.push(made)
  }
  return cases
}

function makeOne(articles, kind, random) {
  const pick = (list) => list[Math.floor(random() * list.length)]
  const paragraphs = pick(articles).text.split('\n')
  const home = Math.floor(random() * paragraphs.length)
  const sentences = paragraphs[home].match(/[^.!?]+[.!?]+(\s|$)/g) ?? []
  if (sentences.length < 2) return null
  const sentence = pick(sentences).trim()
  const words = sentence.match(longWord) ?? []
  const isOnce = paragraphs.join('\n').split(sentence).length === 2
  if (words.length < 6 || sentence.length > 260 || !isOnce) return null
  const twin = twinOf(sentence, kind, paragraphs.join(' ').match(longWord), random)
  if (twin === null) return null
  const away = kind === 'beside' ? 0 : (random() < 0.5 ? -1 : 1) * (1 + Math.floor(random() * 6))
  const place = Math.max(0, Math.min(paragraphs.length - 1, home + away))
  if (kind !== 'beside' && place === home) return null
  const old = [...paragraphs]
  if (kind === 'beside') {
    const pair = random() < 0.5 ? `${sentence} ${twin}` : `${twin} ${sentence}`
    old[home] = old[home].replace(sentence, () => pair)
  } else {
    old[place] = `${old[place]} ${twin}`
  }
  const isDropped = random() < 0.6
  const now = isDropped ? withoutSentence(old, { home, place, sentence, twin, kind }) : [...old]
  const extra = pick(articles).text.split('\n')[2] ?? 'A new paragraph.'
  if (extra.includes(sentence)) return null
  now.splice(random() < 0.5 ? 0 : now.length, 0, extra)
  const before = old.join('\n')
  const after = now.join('\n')
  return { before, after, start: before.indexOf(sentence), sentence, isDropped }
}

function withoutSentence(old, { home, place, sentence, twin, kind }) {
  const now = [...old]
  if (kind === 'in its place') {
    now[place] = now[place].slice(0, -twin.length).trimEnd()
    now[home] = now[home].replace(sentence, () => twin)
    return now
  }
  now[home] = now[home].replace(sentence, '').replace(/ {2,}/g, ' ').trim()
  return now
}

/** The sentence with other words of its article; null when it came out too much like it. */
function twinOf(sentence, kind, pool, random) {
  const pick = () => pool[Math.floor(random() * pool.length)]
  if (kind === 'one word') {
    const count = sentence.match(longWord).length
    const chosen = Math.floor(random() * count)
    let index = 0
    const twin = sentence.replace(longWord, (word) => (index++ === chosen ? pick() : word))
    return twin === sentence ? null : twin
  }
  const share = 0.2 + random() * 0.25
  let swapped = 0
  const twin = sentence.replace(longWord, (word) => {
    if (random() >= share) return word
    swapped++
    return pick()
  })
  return swapped < 2 || twin === sentence ? null : twin
}

/**
 * @param {LookAlike[]} cases
 * @param {import('./methods.mjs').Method} method
 */
export function tryLookAlikes(cases, method) {
  const counts = { dropped: 0, attached: 0, kept: 0, right: 0 }
  for (const { before, after, start, sentence, isDropped } of cases) {
    const answer = method.prepare(before, after)(start, start + sentence.length)
    const found = answer === 'ambiguous' ? null : answer
    if (isDropped) {
      counts.dropped++
      if (found) counts.attached++
      continue
    }
    counts.kept++
    const place = after.indexOf(sentence)
    const isRight =
      found &&
      Math.abs(found.start - place) <= 2 &&
      Math.abs(found.end - place - sentence.length) <= 2
    if (isRight) counts.right++
  }
  return counts
}
