import { type CslName, cslName } from './bibliographicName.ts'
import { latexText } from './latexText.ts'

/** "Doe, Jane and van der Berg, Jr, Jan and {A Group}" as names; braces keep a group together. */
export function bibtexNames(source: string): CslName[] {
  return atTopLevel(source.replaceAll(/\s+/g, ' '), / and /gi)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map(nameOf)
}

function nameOf(source: string): CslName {
  if (source === 'others') return { literal: 'et al.' }
  const isGroup = source.startsWith('{') && atTopLevel(source, / /g).length === 1
  if (isGroup) return { literal: latexText(source) }
  const parts = atTopLevel(source, /,/g)
  if (parts.length === 1) return unordered(source)
  const [family = '', second = '', third = ''] = parts.map(latexText)
  return parts.length > 2 ? cslName(family, third, second) : cslName(family, second)
}

/** "Jan van der Berg": small words before the last one belong to the family. */
function unordered(source: string): CslName {
  const words = atTopLevel(source, / /g)
  const small = words.findIndex((word, index) => index > 0 && /^\p{Ll}/u.test(word))
  const begin = small === -1 ? words.length - 1 : Math.min(small, words.length - 1)
  return cslName(
    latexText(words.slice(begin).join(' ')),
    latexText(words.slice(0, begin).join(' ')),
  )
}

/** Cuts where the pattern (global) matches outside of all braces. */
function atTopLevel(source: string, pattern: RegExp): string[] {
  const parts: string[] = []
  let begin = 0
  let depth = 0
  let scanned = 0
  for (const match of source.matchAll(pattern)) {
    for (; scanned < match.index; scanned++) {
      if (source[scanned] === '{') depth += 1
      if (source[scanned] === '}') depth -= 1
    }
    if (depth > 0) continue
    parts.push(source.slice(begin, match.index))
    begin = match.index + match[0].length
  }
  return [...parts, source.slice(begin)]
}
