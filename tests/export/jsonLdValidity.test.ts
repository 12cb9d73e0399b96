import { fileURLToPath } from 'node:url'
import jsonld from 'jsonld'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { runExport } from '../../core/export/exportFormats.ts'
import { tortureProject } from './tortureProject.ts'
import {
  annotationMusts,
  collectionMusts,
  failuresOf,
  readJsonFile,
  samples,
} from './webAnnotationSuite.ts'

const Collection = z.looseObject({
  total: z.number(),
  first: z.looseObject({ items: z.array(z.unknown()) }),
})

const contextFile = fileURLToPath(
  new URL('../fixtures/web-annotation/w3c-context/anno.jsonld', import.meta.url),
)

/** Knows one context by heart and refuses every other address. */
async function localContextOnly(url: string) {
  if (url !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(`fetched ${url}`)
  return { contextUrl: null, documentUrl: url, document: readJsonFile(contextFile) }
}

describe('the checker', () => {
  const musts = annotationMusts()

  test('has the 54 assertions of the W3C suite', () => {
    expect(musts).toHaveLength(54)
  })

  test('passes 38 of the 41 correct samples of the suite', () => {
    const failing = samples('correct').filter(({ sample }) => failuresOf(sample, musts).length > 0)
    expect(samples('correct')).toHaveLength(41)
    // Composite, List and Independents, which the suite does not know.
    expect(failing.map(({ file }) => file).sort()).toEqual([
      'anno11.json',
      'anno12.json',
      'anno13.json',
    ])
  })

  test('passes none of the 39 incorrect samples of the suite', () => {
    const passing = samples('incorrect').filter(
      ({ sample }) => failuresOf(sample, musts).length === 0,
    )
    expect(samples('incorrect')).toHaveLength(39)
    expect(passing).toEqual([])
  })
})

describe('a JSON-LD export', () => {
  const output = runExport('jsonld', tortureProject())
  const json: unknown = JSON.parse(output.text)
  const { total, first } = Collection.parse(json)

  test('holds all 54 assertions with every annotation', () => {
    const musts = annotationMusts()
    const failures = first.items.map((item) => failuresOf(item, musts))
    expect(failures).toEqual(first.items.map(() => []))
    expect(first.items.length).toBeGreaterThan(20)
  })

  test('holds the 10 assertions for collections', () => {
    const musts = collectionMusts()
    expect(musts).toHaveLength(10)
    expect(failuresOf(json, musts)).toEqual([])
    expect(total).toBe(first.items.length)
  })

  test('expands each annotation by itself to an oa:Annotation, with the local context only', async () => {
    for (const item of first.items) {
      const [expanded] = await jsonld.expand(item, { documentLoader: localContextOnly })
      const node = z.looseObject({ '@type': z.array(z.string()) }).parse(expanded)
      expect(node['@type']).toEqual(['http://www.w3.org/ns/oa#Annotation'])
    }
  })

  test('loses no term when it becomes RDF', async () => {
    const options = { documentLoader: localContextOnly, format: 'application/n-quads' }
    const quads = await jsonld.toRDF(json, options)
    const termsInFile = new Set(output.text.match(/(?<=")variorum:\w+(?=":)/g))
    expect(termsInFile.size).toBeGreaterThan(15)
    for (const term of termsInFile) {
      expect(quads).toContain(`<urn:x-variorum:${term.slice('variorum:'.length)}>`)
    }
    expect(
      quads.match(/rdf-syntax-ns#type> <http:\/\/www\.w3\.org\/ns\/oa#Annotation>/g),
    ).toHaveLength(total)
  })
})
