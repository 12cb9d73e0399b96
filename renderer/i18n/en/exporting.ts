import { counted } from '../counted.ts'

const number = new Intl.NumberFormat('en')
const kilobytes = new Intl.NumberFormat('en', { style: 'unit', unit: 'kilobyte' })

export const exporting = {
  'export.title': 'Export',
  'export.format': 'Format',
  'export.markdown': 'Markdown',
  'export.html': 'Web page',
  'export.obsidian': 'Obsidian vault',
  'export.docx': 'Word (DOCX)',
  'export.csv': 'Table (CSV)',
  'export.xlsx': 'Workbook (XLSX)',
  'export.jsonld': 'Web annotations (JSON-LD)',
  'export.scope': 'What',
  'export.passage': 'This passage',
  'export.document': 'This document',
  'export.project': 'All documents',
  'export.only': 'Only annotations with',
  'export.code': 'Code',
  'export.everyCode': 'Any code or none',
  'export.entity': 'Entity',
  'export.everyEntity': 'Any entity or none',
  'export.annotator': 'Reader',
  'export.state': 'State',
  'export.everyState': 'Any state',
  'export.preview': 'Preview',
  'export.noPreview': 'This file is no text: open it to look at it.',
  'export.working': 'Exporting',
  'export.items': (count: number) => counted(count, 'annotation', 'annotations'),
  'export.size': (bytes: number) => kilobytes.format(Math.ceil(bytes / 1000)),
  'export.losses': 'What this format cannot carry',
  'export.noLosses': 'This format carries everything.',
  'export.cut': (characters: number) => `The first ${number.format(characters)} characters.`,
  'export.save': (format: string) => `Save as ${format}`,
  'export.saved': (name: string) => `Saved ${name}`,
  'command.export': 'Export',
} as const
