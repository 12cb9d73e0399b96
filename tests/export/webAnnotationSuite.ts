import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { z } from 'zod'

const folder = fileURLToPath(new URL('../fixtures/web-annotation/w3c-tests/', import.meta.url))

export function readJsonFile(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}

const AssertionList = z.object({ assertions: z.array(z.string()) })
const Schema = z.record(z.string(), z.unknown())

/** One assertion of the suite; true when it holds. */
export interface Assertion {
  readonly name: string
  holds(candidate: unknown): boolean
}

function compiler(): (path: string) => Assertion {
  // The suite is from before strict mode, and repeats the $schema inside its definitions.
  const ajv = new Ajv({ strict: false, logger: false, validateSchema: false })
  addFormats(ajv)
  for (const file of readdirSync(`${folder}definitions`)) {
    ajv.addSchema(Schema.parse(readJsonFile(`${folder}definitions/${file}`)), file)
  }
  return (path) => {
    const validate = ajv.compile(Schema.parse(readJsonFile(`${folder}${path}`)))
    return { name: basename(path, '.json'), holds: (candidate) => validate(candidate) === true }
  }
}

function assertionsOf(list: string): Assertion[] {
  const compile = compiler()
  return AssertionList.parse(readJsonFile(`${folder}${list}`)).assertions.map(compile)
}

/** What every Web Annotation must hold: 54 assertions. */
export function annotationMusts(): Assertion[] {
  return assertionsOf('annotations/annotationMusts.test')
}

/** What every collection must hold: 10 assertions. */
export function collectionMusts(): Assertion[] {
  return assertionsOf('collections/collectionMusts.test')
}

/** Names of the assertions that a candidate does not hold. */
export function failuresOf(candidate: unknown, assertions: readonly Assertion[]): string[] {
  return assertions.filter((assertion) => !assertion.holds(candidate)).map(({ name }) => name)
}

/** One of the incorrect samples is not even JSON. */
function parsedOrText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The suite's own samples, by file name. */
export function samples(kind: 'correct' | 'incorrect'): { file: string; sample: unknown }[] {
  return readdirSync(`${folder}samples/${kind}`)
    .filter((file) => file.startsWith('anno'))
    .map((file) => ({
      file,
      sample: parsedOrText(readFileSync(`${folder}samples/${kind}/${file}`, 'utf8')),
    }))
}
