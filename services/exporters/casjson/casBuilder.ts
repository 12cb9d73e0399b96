import type { Range } from '../../../core/model/range.ts'
import { type OwnTypeName, typeDeclarations } from './casTypes.ts'

/** Of its features; one that is null is not there. A name that begins with `@` refers to a structure by its id. */
type Features = Readonly<Record<string, string | number | boolean | null>>

/** A CAS as it is written; every structure gets its id, which others refer to. */
export interface CasBuilder {
  add(type: OwnTypeName, features: Features): number
  /** The same at a place in the text, in UTF-16 units as UIMA counts. */
  annotate(type: OwnTypeName, [begin, end]: Range, features: Features): number
  /** UIMA CAS JSON 0.4.0, one structure a line. */
  text(): string
}

const SOFA = 1

/** An empty CAS of one text (https://github.com/apache/uima-uimaj-io-jsoncas, SPECIFICATION.adoc). */
export function casBuilder(text: string): CasBuilder {
  const sofa = { sofaNum: 1, sofaID: '_InitialView', mimeType: 'text', sofaString: text }
  const lines = [inOneLine({ '%ID': SOFA, '%TYPE': 'uima.cas.Sofa', ...sofa })]
  const add: CasBuilder['add'] = (type, features) => {
    const id = lines.length + 1
    const known = Object.entries(features).filter(([, value]) => value !== null)
    lines.push(inOneLine({ '%ID': id, '%TYPE': type, ...Object.fromEntries(known) }))
    return id
  }
  return {
    add,
    annotate: (type, [begin, end], features) =>
      add(type, { '@sofa': SOFA, begin, end, ...features }),
    text() {
      const members = lines.map((_, index) => index + 1).filter((id) => id !== SOFA)
      const views = { _InitialView: { '%SOFA': SOFA, '%MEMBERS': members } }
      return [
        `{\n"%TYPES": ${JSON.stringify(typeDeclarations(), null, 2)},`,
        `"%FEATURE_STRUCTURES": [\n${lines.join(',\n')}\n],`,
        `"%VIEWS": ${JSON.stringify(views)}\n}\n`,
      ].join('\n')
    },
  }
}

/** Half a character, for which many readers have no place, becomes U+FFFD: offsets stay as they are. */
function inOneLine(structure: object): string {
  return JSON.stringify(structure, (_, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed() : value,
  )
}
