import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inDocumentOrder } from '../../core/export/documentOrder.ts'
import { starterTemplates } from '../../core/export/template/starterTemplates.ts'
import { type TemplateModel, templateModel } from '../../core/export/template/templateModel.ts'
import { writeTemplate } from '../../core/export/template/writeTemplate.ts'
import { templateKinds } from '../../core/model/template.ts'
import { arbitraryProject } from './arbitraryProject.ts'
import { attribute, readHtmlExport, textsByClass } from './readHtmlExport.ts'
import { makeNote, tortureProject } from './tortureProject.ts'

const torture = tortureProject()
// A note of everything that can have one, so that every kind of object has all of its parts.
const input = { ...torture, notes: [...torture.notes, projectNote()] }

function projectNote() {
  return { ...makeNote('On the whole'), target: { kind: 'project' as const } }
}

const page = readFileSync(join(import.meta.dirname, '../../docs/TEMPLATES.md'), 'utf8')

/** The names in the first column of the table under a heading of docs/TEMPLATES.md. */
function documentedNames(heading: string): string[] {
  const section = page.split(/^### /m).find((part) => part.startsWith(`${heading}\n`)) ?? ''
  const cells = section.match(/^\| `.*?\|/gm) ?? []
  return cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map((match) => match[1] ?? ''))
}

function objectsOf(model: TemplateModel): Record<string, object | undefined> {
  const [document] = model.documents
  return {
    top: model,
    project: model.project,
    document,
    annotation: document?.annotations[0],
    note: model.project.notes[0],
    code: model.codes[0],
    entity: model.entities[0],
    relation: model.relations[0],
  }
}

describe('what a template sees', () => {
  const objects = Object.entries(objectsOf(templateModel(input)))

  test.each(objects)(
    '%s: the page about templates tells of all of it, and of nothing else',
    (heading, object) => {
      expect(documentedNames(heading).sort()).toEqual(Object.keys(object ?? {}).sort())
    },
  )

  test('the parts of lists are told of, too', () => {
    const annotations = templateModel(input).documents.flatMap((each) => each.annotations)
    const names = (object: object | undefined) => Object.keys(object ?? {})
    const parts = [
      annotations.find(({ codes }) => codes.length > 0)?.codes[0],
      annotations.find(({ entities }) => entities.length > 0)?.entities[0],
      templateModel(input).documents[0]?.facts[0],
      templateModel(input).entities.find(({ authorities }) => authorities.length > 0)
        ?.authorities[0],
    ]
    for (const part of parts) {
      const told = names(part).map((name) => `\`${name}\``)
      expect(told.length).toBeGreaterThan(1)
      expect(page.split('\n').some((line) => told.every((name) => line.includes(name)))).toBe(true)
    }
  })

  test('nothing in it is undefined', () => {
    const undefinedOnes: string[] = []
    JSON.stringify(templateModel(input), (name, value: unknown) => {
      if (value === undefined) undefinedOnes.push(name)
      return value
    })
    expect(undefinedOnes).toEqual([])
  })

  test('rejected links are not there', () => {
    const rejected = input.documents.flatMap(({ annotations }) =>
      annotations.flatMap(({ mentions }) => mentions.filter(({ state }) => state === 'rejected')),
    )
    expect(rejected.length).toBeGreaterThan(0)
    const counted = (lists: readonly { readonly length: number }[]) =>
      lists.reduce((sum, { length }) => sum + length, 0)
    const seen = templateModel(input).documents.flatMap((each) => [
      ...each.annotations.map(({ entities }) => entities),
      ...each.waiting.map(({ entities }) => entities),
    ])
    const mentions = input.documents.flatMap(({ annotations }) =>
      annotations.map((annotation) => annotation.mentions),
    )
    expect(counted(seen)).toBe(counted(mentions) - rejected.length)
  })
})

describe('the templates to begin with', () => {
  test('Markdown: every quote and every note of an annotation is in the file as it was', () => {
    const { text, items } = writeTemplate('markdown', starterTemplates.markdown, input)
    for (const { annotations } of input.documents) {
      for (const { quote, notes } of annotations) {
        expect(text).toContain(
          quote
            .split('\n')
            .map((line) => `> ${line}`)
            .join('\n'),
        )
        for (const { markdown } of notes) expect(text).toContain(markdown)
      }
    }
    expect(items).toBe(input.documents.flatMap(({ annotations }) => annotations).length)
  })

  test('web page: the texts with their highlights, every annotation under its number', () => {
    const { text, losses } = writeTemplate('html', starterTemplates.html, input)
    const withoutNul = (words: string) => words.replaceAll('\0', '\uFFFD')
    const read = readHtmlExport(text)
    expect(read.articles.map((article) => article.text)).toEqual(
      input.documents.map((document) => withoutNul(document.text)),
    )
    const ordered = input.documents.flatMap(({ annotations }) => {
      const { placed, waiting } = inDocumentOrder({ annotations })
      return [...placed, ...waiting]
    })
    expect(read.entries.map((entry) => attribute(entry, 'id'))).toEqual(
      ordered.map((_annotation, index) => `annotation-${index + 1}`),
    )
    expect(read.entries.map((entry) => textsByClass(entry, 'quote')[0])).toEqual(
      ordered.map(({ quote }) => withoutNul(quote)),
    )
    expect(losses.map(({ code }) => code)).toEqual(['template'])
    expect(text).toContain("content=\"default-src 'none'; style-src 'unsafe-inline'")
  })

  test.each(templateKinds)('%s: whatever the project holds, it can be written', (kind) => {
    fc.assert(
      fc.property(arbitraryProject, (project) => {
        const { text } = writeTemplate(kind, starterTemplates[kind], project)
        expect(text).toContain(kind === 'html' ? '</html>' : '# ')
      }),
      { numRuns: 40 },
    )
  })
})

test('what a page loses for safety is said', () => {
  const { text, losses } = writeTemplate('html', '<p>{{ count }}<script>1</script>', input)
  expect(losses.map(({ code }) => code)).toEqual(['template', 'scripts'])
  expect(text).not.toContain('<script')
})
