import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../core/api/registry.ts'
import { annotationContracts } from './annotations.ts'
import { codebookContracts } from './codebook.ts'
import { documentContracts } from './documents.ts'
import { calledMethods, type Harness, type OpenWire, openHarness } from './harness.ts'
import { hostContracts } from './host.ts'
import { outcomeContracts } from './outcomes.ts'
import { projectContracts } from './project.ts'

/** The whole API over one kind of wire. Each part gets a fresh host and an open project. */
export function contractSuite(name: string, openWire: OpenWire): void {
  describe(`the API over a ${name}`, () => {
    const part = (title: string, define: (harness: () => Harness) => void) =>
      describe(title, () => {
        let harness: Harness | null = null
        beforeAll(async () => {
          harness = await openHarness(openWire)
        })
        afterAll(() => harness?.close())
        define(() => {
          if (harness === null) throw new Error('the harness is not open yet')
          return harness
        })
      })

    part('host', hostContracts)
    part('project', projectContracts)
    part('documents', documentContracts)
    part('annotations', annotationContracts)
    part('codebook', codebookContracts)
    part('outcomes', outcomeContracts)

    test('every method of the registry was called', () => {
      const missing = Object.keys(api).filter((method) => ![...calledMethods].includes(method as never))
      expect(missing).toEqual([])
    })
  })
}
