import type { ReportLine } from '../../model/source.ts'
import type { TemplateKind } from '../../model/template.ts'
import type { ExportInput, WrittenExport } from '../exportModel.ts'
import { lossText } from '../exportText.ts'
import { countAnnotations } from '../registers.ts'
import { renderTemplate } from './renderTemplate.ts'
import { templateModel } from './templateModel.ts'
import { safePage } from './templatePage.ts'

/**
 * An export as a template of a person's own writes it. What is in it nobody but the template knows: `items` are
 * the annotations that it was given.
 * @throws AppError invalid_input with the line that is wrong, too_large
 */
export function writeTemplate(
  kind: TemplateKind,
  template: string,
  input: ExportInput,
): WrittenExport {
  const written = renderTemplate(kind, template, templateModel(input))
  const items = countAnnotations(input)
  const unread: ReportLine = { code: 'template', message: lossText.template }
  if (kind === 'markdown') return { text: written, items, losses: [unread] }
  const { text, leftOut } = safePage(written)
  const scripts: ReportLine = { code: 'scripts', message: lossText.templateScripts }
  return { text, items, losses: leftOut === 0 ? [unread] : [unread, scripts] }
}
