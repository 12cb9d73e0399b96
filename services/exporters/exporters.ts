import type { WrittenFormatName } from '../../core/api/exportMethods.ts'
import { runExport, type TextFormatName, textFormats } from '../../core/export/exportFormats.ts'
import type { ExportOutput } from '../../core/export/exportModel.ts'
import type { ExportedFile, Exporter } from './exporter.ts'

/** Every export that needs no printing, by its name in the API and on the command line. */
export const exporters: Readonly<Record<WrittenFormatName, Exporter>> = {
  markdown: textExporter('markdown'),
  html: textExporter('html'),
  csv: textExporter('csv'),
  json: textExporter('json'),
  jsonld: textExporter('jsonld'),
  hypothesis: textExporter('hypothesis'),
  csljson: textExporter('csljson'),
  obsidian: {
    mediaType: 'application/zip',
    extension: 'zip',
    write: async (input) => (await import('./obsidian/writeVaultZip.ts')).writeVaultZip(input),
  },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
    write: async (input) => (await import('./docx/writeDocx.ts')).writeDocx(input),
  },
  odt: {
    mediaType: 'application/vnd.oasis.opendocument.text',
    extension: 'odt',
    write: async (input) => (await import('./odt/writeOdt.ts')).writeOdt(input),
  },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    write: async (input) => (await import('./xlsx/writeXlsx.ts')).writeXlsx(input),
  },
  qdpx: {
    mediaType: 'application/zip',
    extension: 'qdpx',
    write: async (input) => (await import('./refi/writeQdpx.ts')).writeQdpx(input),
  },
  brat: {
    mediaType: 'application/zip',
    extension: 'zip',
    write: async (input) => (await import('./brat/writeBrat.ts')).writeBrat(input),
  },
  casjson: {
    mediaType: 'application/zip',
    extension: 'zip',
    write: async (input) => (await import('./casjson/writeCasJson.ts')).writeCasJson(input),
  },
  taguette: {
    mediaType: 'application/vnd.sqlite3',
    extension: 'sqlite3',
    write: async (input) => (await import('./taguette/writeTaguette.ts')).writeTaguette(input),
  },
  qdc: {
    mediaType: 'application/xml',
    extension: 'qdc',
    write: async (input) => (await import('./refi/writeQdc.ts')).writeQdc(input),
  },
}

function textExporter(name: TextFormatName): Exporter {
  const { mediaType, extension } = textFormats[name]
  return {
    mediaType,
    extension,
    write: (input) => textFile(runExport(name, input)),
  }
}

/** The file of an export that is one text. */
export function textFile({ text, items, losses }: ExportOutput): ExportedFile {
  return { bytes: new TextEncoder().encode(text), items, losses, text }
}
