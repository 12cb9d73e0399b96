import { codeTree, pathText } from '../../../core/export/codeTree.ts'
import { isDeviceName, uniqueNames } from '../../../core/export/uniqueNames.ts'
import type { Id } from '../../../core/model/id.ts'
import type { CodeRecord } from '../../../core/model/records.ts'
import { hexOfColour } from '../printInk.ts'

/** The type of a passage without a code. */
export const UNCODED = 'Highlight'

/** A code as a type of brat. */
export interface BratType {
  readonly type: string
  readonly code: CodeRecord
  readonly path: readonly string[]
}

/** A type for each code: the server of brat takes no letters but those of ASCII, and no space. */
export function bratTypes(codes: readonly CodeRecord[]): ReadonlyMap<Id, BratType> {
  const nameOf = bratNames(UNCODED)
  return new Map(
    codeTree(codes).map(({ code, path }) => [
      code.id,
      { type: nameOf(path.join('_')), code, path },
    ]),
  )
}

/** What gives each text a name of ASCII letters, digits, `_` and `-` that none before it has. */
export function bratNames(...taken: readonly string[]): (text: string) => string {
  const unique = uniqueNames(
    taken.map((name) => name.toLowerCase()),
    '_',
  )
  return (text) => unique(bratName(text))
}

function bratName(text: string): string {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}+/gu, '')
  const words = plain.replaceAll(/[^A-Za-z0-9-]+/g, '_').replaceAll(/^[_-]+|[_-]+$/g, '')
  const isName = /^[A-Za-z]/.test(words) && !isDeviceName(words)
  return (isName ? words : `x_${words}`).slice(0, 60)
}

/** annotation.conf, which has to name all four kinds, and what a type is called and looks like. */
export function bratConfiguration(types: ReadonlyMap<Id, BratType>): Record<string, string> {
  const all = [...types.values()]
  const names = [UNCODED, ...all.map(({ type }) => type)]
  const labels = all.map(
    ({ type, path }) => `${type} | ${oneLine(pathText(path)).replaceAll('|', '/')}`,
  )
  const drawn = all.flatMap(({ type, code }) => {
    const colour = hexOfColour(code.colour)
    return colour === null ? [] : [`${type}\tbgColor:${colour}`]
  })
  return {
    'annotation.conf': lines(
      '[entities]',
      ...names,
      '',
      '[relations]',
      '',
      '[events]',
      '',
      '[attributes]',
    ),
    'visual.conf': lines('[labels]', ...labels, '', '[drawing]', ...drawn),
  }
}

export function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()
}

export function lines(...all: readonly string[]): string {
  return `${all.join('\n')}\n`
}
