import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../core/api/registry.ts'
import { annotationContracts } from './annotations.ts'
import { backupContracts, pauseBackupContracts } from './backups.ts'
import { chainContracts } from './chains.ts'
import { citingContracts } from './citing.ts'
import { codebookContracts } from './codebook.ts'
import { deskContracts } from './desk.ts'
import { documentContracts } from './documents.ts'
import { foreignContracts } from './foreign.ts'
import {
  type Contracts,
  calledMethods,
  type Harness,
  type OpenWire,
  openHarness,
} from './harness.ts'
import { hostContracts } from './host.ts'
import { importContracts } from './imports.ts'
import { longWritingContracts } from './longWriting.ts'
import { outcomeContracts } from './outcomes.ts'
import { projectContracts } from './project.ts'
import { relationContracts } from './relations.ts'
import { sessionContracts } from './sessions.ts'
import { templateContracts } from './templates.ts'
import { verifyingContracts } from './verifying.ts'
import { versionContracts } from './versions.ts'
import { wholePageContracts } from './wholePages.ts'

const parts = {
  host: hostContracts,
  desk: deskContracts,
  project: projectContracts,
  backups: backupContracts,
  'backups at a pause': pauseBackupContracts,
  documents: documentContracts,
  chains: chainContracts,
  annotations: annotationContracts,
  codebook: codebookContracts,
  relations: relationContracts,
  imports: importContracts,
  'long writing': longWritingContracts,
  outcomes: outcomeContracts,
  verifying: verifyingContracts,
  'foreign annotations': foreignContracts,
  'whole pages': wholePageContracts,
  citing: citingContracts,
  templates: templateContracts,
  versions: versionContracts,
  sessions: sessionContracts,
}

/** The whole API over one kind of wire. Each part has a fresh host of its own. */
export function contractSuite(name: string, openWire: OpenWire): void {
  describe(`the API over a ${name}`, () => {
    for (const [title, contracts] of Object.entries(parts)) {
      describe(title, () => definePart(contracts, openWire))
    }

    test('every method of the registry was called', () => {
      const called = new Set<string>(calledMethods)
      expect(Object.keys(api).filter((method) => !called.has(method))).toEqual([])
    })
  })
}

function definePart({ prepare, tests, backups }: Contracts, openWire: OpenWire): void {
  let opened: Harness | null = null
  const harness = () => {
    if (opened === null) throw new Error('the harness is not open yet')
    return opened
  }
  beforeAll(async () => {
    opened = await openHarness(openWire, backups)
    await prepare?.(harness)
  })
  afterAll(() => opened?.close())
  for (const [title, run] of Object.entries(tests)) test(title, () => run(harness))
}
