import { readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import type { ImportedAnnotations } from '../../core/export/importedModel.ts'
import { readAnnotationFile } from '../../services/annotationImport/readAnnotationFile.ts'

export const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/casjson/${name}`, import.meta.url))

/** As a person would bring the file in: nobody says what it is. */
export async function readCas(
  cas: object | Uint8Array,
  name = 'a.json',
): Promise<ImportedAnnotations> {
  const bytes = cas instanceof Uint8Array ? cas : Buffer.from(JSON.stringify(cas))
  return await readAnnotationFile({ name, bytes })
}

export async function readZip(files: Readonly<Record<string, object | string | Uint8Array>>) {
  const entries = Object.entries(files).map(([path, file]) => {
    if (file instanceof Uint8Array) return [path, file] as const
    return [path, strToU8(typeof file === 'string' ? file : JSON.stringify(file))] as const
  })
  return await readAnnotationFile({ name: 'a.zip', bytes: zipSync(Object.fromEntries(entries)) })
}

/** A type as it is declared. */
export const type = (
  name: string,
  above: string,
  features: Readonly<Record<string, string>> = {},
) => ({
  [name]: {
    '%NAME': name,
    '%SUPER_TYPE': above,
    ...Object.fromEntries(
      Object.entries(features).map(([feature, range]) => [
        feature,
        { '%NAME': feature, '%RANGE': range },
      ]),
    ),
  },
})

export const NAMED_ENTITY = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity'
export const SPAN = 'webanno.custom.Statement'
export const types = {
  ...type(NAMED_ENTITY, 'uima.tcas.Annotation', {
    value: 'uima.cas.String',
    identifier: 'uima.cas.String',
  }),
  ...type(SPAN, 'uima.tcas.Annotation', {
    stance: 'uima.cas.String',
    comment: 'uima.cas.String',
    sure: 'uima.cas.Boolean',
    weight: 'uima.cas.Integer',
  }),
  ...type('webanno.custom.Says', 'uima.tcas.Annotation', {
    Governor: 'uima.tcas.Annotation',
    Dependent: 'uima.tcas.Annotation',
  }),
}

/** A CAS of one text, whose structures are annotations on it. */
export function casOf(text: string, annotations: readonly object[], more: object = {}): object {
  const structures = annotations.map((annotation, index) => ({
    ...{ '%ID': index + 2, '%TYPE': SPAN, '@sofa': 1 },
    ...annotation,
  }))
  const sofa = { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaNum: 1, sofaID: '_InitialView' }
  return {
    '%TYPES': types,
    '%FEATURE_STRUCTURES': [{ ...sofa, mimeType: 'text', sofaString: text }, ...structures],
    '%VIEWS': {
      _InitialView: { '%SOFA': 1, '%MEMBERS': structures.map((each) => each['%ID']) },
    },
    ...more,
  }
}

/** What stands at the position of each annotation. */
export const wordsIn = ({ annotations, sources }: ImportedAnnotations) =>
  annotations.map(({ targets: [target] }) => {
    const source = sources.find(({ key }) => key === target?.source)
    const { start, end } = target?.position ?? { start: 0, end: 0 }
    return source?.extracted.text.slice(start, end)
  })
export const codesIn = ({ annotations }: ImportedAnnotations) =>
  annotations.map(({ codings }) => codings.map(({ path }) => path.join('/')).join())
/** What the report says, by its codes. */
export const remarks = ({ report }: ImportedAnnotations) => report.map(({ code }) => code)
