import { join } from 'node:path'
import { type ExportFormatName, exportFormatNames } from '../../core/api/exportMethods.ts'
import { memoryWirePair } from '../../core/api/memoryWire.ts'
import { plainTextOfRichText } from '../../core/text/plainTextOfRichText.ts'
import { openHarness } from '../contract/harness.ts'

/** The sample project, exported in every format that needs no printer, and what must be found in the files. */
export interface SampleExports {
  readonly folder: string
  readonly files: ReadonlyMap<ExportFormatName, string>
  readonly title: string
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
  const placed = (await call('highlights.list', {})).filter(({ ranges }) => ranges.length > 0)
  return {
    folder,
    files,
    title: document?.title ?? '',
    passages: placed.map(({ current, quote }) => current ?? quote),
    notes: placed.flatMap(({ notes }) => notes.map(({ content }) => plainTextOfRichText(content))),
    close: () => harness.close(),
  }
}
