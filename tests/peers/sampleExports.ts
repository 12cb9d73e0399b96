import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ExportFormatName, exportFormatNames } from '../../core/api/exportMethods.ts'
import { memoryWirePair } from '../../core/api/memoryWire.ts'
import { plainTextOfRichText } from '../../core/text/plainTextOfRichText.ts'
import { openHarness, sampleFolder } from '../contract/harness.ts'

/** The sample project, exported in every format that needs no printer, and what must be found in the files. */
export interface SampleExports {
  readonly folder: string
  readonly files: ReadonlyMap<ExportFormatName, string>
  readonly title: string
  /** How many there are, whether they have a place or not. */
  readonly annotations: number
  /** The page that the last revision was made of. */
  readonly page: string
  /** The words of each passage, as they now stand. */
  readonly passages: readonly string[]
  /** The words of each note on a passage that has a place. */
  readonly notes: readonly string[]
  close(): Promise<void>
}

export async function exportSample(): Promise<SampleExports> {
  const harness = await openHarness(async (host) => {
    const [client, hostEnd] = memoryWirePair()
    host.attach(hostEnd)
    return client
  })
  const { call, grant, folder } = harness
  await call('projects.sample', { grant: grant('sample.variorum') })
  const files = new Map<ExportFormatName, string>()
  for (const format of exportFormatNames) {
    if (format === 'pdf') continue
    const { extension } = await call('export.preview', { format })
    const name = `${format}.${extension}`
    await call('export.save', { format, grant: grant(name) })
    files.set(format, join(folder, name))
  }
  const [document] = await call('documents.list', {})
  const annotations = await call('highlights.list', {})
  const placed = annotations.filter(({ ranges }) => ranges.length > 0)
  return {
    folder,
    files,
    title: document?.title ?? '',
    annotations: annotations.length,
    page: fileURLToPath(new URL('article-2.html', sampleFolder)),
    passages: placed.map(({ current, quote }) => current ?? quote),
    notes: placed.flatMap(({ notes }) => notes.map(({ content }) => plainTextOfRichText(content))),
    close: () => harness.close(),
  }
}
