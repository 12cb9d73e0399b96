import type { CslItem } from '../../../core/model/source.ts'
import {
  attribute,
  childNamed,
  childrenNamed,
  isElement,
  textOf,
  type XmlElement,
} from '../../importers/xml/xmlTree.ts'
import { guidIn, listed, type RefiContext } from './refiContext.ts'

/** What variables say of a case or a source: name and value, in the order of the file. */
export type ValuesOf = (element: XmlElement) => (readonly [name: string, value: string])[]

export function readVariables({ root }: RefiContext): ValuesOf {
  const names = new Map(
    listed(root, 'Variables', 'Variable').map((variable) => [
      guidIn(variable, 'guid'),
      attribute(variable, 'name') ?? '?',
    ]),
  )
  return (element) =>
    childrenNamed(element, 'VariableValue').flatMap((held) => {
      const reference = childNamed(held, 'VariableRef')
      const value = held.children
        .filter(isElement)
        .find(({ name }) => name !== 'VariableRef' && name.endsWith('Value'))
      if (reference === null || value === undefined) return []
      return [[names.get(guidIn(reference, 'targetGUID')) ?? '?', textOf(value)] as const]
    })
}

/** Lines "name: value", for what has no field of ours. */
export function valueLines(values: readonly (readonly [string, string])[]): string {
  return values.map(([name, value]) => `${name}: ${value}`).join('\n')
}

const nameFields = new Set(['author', 'editor', 'translator', 'container-author', 'interviewer'])
const dateFields = new Set(['issued', 'accessed', 'submitted', 'original-date', 'event-date'])

/** The metadata of a document that we exported as values, a text a field. */
export function metadataOfValues(values: readonly (readonly [string, string])[]): CslItem {
  return Object.fromEntries(values.map(([name, value]) => [name, fieldOf(name, value)]))
}

function fieldOf(name: string, value: string): unknown {
  if (nameFields.has(name)) return value.split('; ').map((literal) => ({ literal }))
  if (!dateFields.has(name)) return value
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(value)?.slice(1)
  if (parts === undefined) return { raw: value }
  return { 'date-parts': [parts.filter((part) => part !== undefined).map(Number)] }
}
