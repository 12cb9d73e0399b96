import type { Id } from '../model/id.ts'
import { escapeHtml } from '../text/escapeHtml.ts'
import { type CodeInTree, codeTree, pathText } from './codeTree.ts'
import type { ExportEntity, ExportInput } from './exportModel.ts'
import { exportText } from './exportText.ts'
import { authorship, factHtml, factsHtml, notesHtml, swatchHtml } from './htmlAnnotations.ts'
import { entitiesByLabel, notesAbout } from './registers.ts'
import { placeSaid, type RelationLine, relationLines } from './relationLines.ts'
import { inlineHtml } from './richTextHtml.ts'

function nameHtml(name: string): string {
  return `<b dir="auto">${escapeHtml(name)}</b>`
}

function descriptionHtml(description: string): string {
  return description === '' ? '' : `<p class="text" dir="auto">${escapeHtml(description)}</p>`
}

function codeHtml({ code, path }: CodeInTree, input: ExportInput): string {
  return [
    `<li id="code-${escapeHtml(code.id)}">`,
    `${swatchHtml(code.colour)} ${nameHtml(pathText(path))}`,
    descriptionHtml(code.description),
    notesHtml(notesAbout(input, { kind: 'code', id: code.id })),
    '</li>\n',
  ].join('')
}

function entityHtml(entity: ExportEntity, input: ExportInput): string {
  const facts = [
    ...entity.aliases.map((alias) => factHtml(exportText.alias, escapeHtml(alias))),
    ...Object.entries(entity.authorities).map(([name, id]) => factHtml(name, escapeHtml(id))),
  ]
  return [
    `<li id="entity-${escapeHtml(entity.id)}">`,
    `${nameHtml(entity.label)} (${escapeHtml(entity.type)})`,
    descriptionHtml(entity.description),
    factsHtml(facts),
    notesHtml(notesAbout(input, { kind: 'entity', id: entity.id })),
    '</li>\n',
  ].join('')
}

function registerHtml(heading: string, entries: readonly string[]): string {
  if (entries.length === 0) return ''
  return `<section>\n<h2>${heading}</h2>\n<ul class="register">\n${entries.join('')}</ul>\n</section>\n`
}

/** The codebook, to which the codes of the annotations lead. */
export function codeRegisterHtml(input: ExportInput): string {
  const entries = codeTree(input.codes).map((code) => codeHtml(code, input))
  return registerHtml(exportText.codes, entries)
}

/** The entities, to which the mentions lead. */
export function entityRegisterHtml(input: ExportInput): string {
  const entries = entitiesByLabel(input.entities).map((entity) => entityHtml(entity, input))
  return registerHtml(exportText.entities, entries)
}

/** The relations, each with the passages that bear it out, to which it leads. */
export function relationRegisterHtml(
  input: ExportInput,
  numberOf: ReadonlyMap<Id, number>,
): string {
  const entries = relationLines(input).map((line) => relationHtml(line, numberOf))
  return registerHtml(exportText.relations, entries)
}

function relationHtml(
  { relation, text, passages }: RelationLine,
  numberOf: ReadonlyMap<Id, number>,
): string {
  const cited = passages.map(
    (passage) =>
      `<li dir="auto"><a href="#annotation-${numberOf.get(passage.id)}">${escapeHtml(passage.words)}</a>${placeSaid(passage)}</li>`,
  )
  const list = cited.length === 0 ? `<p>${exportText.noPassage}</p>` : `<ul>${cited.join('')}</ul>`
  const by = factsHtml([factHtml(exportText.annotator, authorship(relation))])
  return `<li id="relation-${escapeHtml(relation.id)}">${nameHtml(text)}${list}${by}</li>\n`
}

/** The sources as a style lists them; nothing where none does. */
export function bibliographyHtml({ citations }: ExportInput): string {
  const entries = citations?.bibliography.content ?? []
  return registerHtml(
    exportText.bibliography,
    entries.map((entry) => `<li dir="auto">${inlineHtml(entry)}</li>\n`),
  )
}
