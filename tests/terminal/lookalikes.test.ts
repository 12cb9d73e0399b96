import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { openTerminalHarness } from './harness.ts'
import type { Annotated, Revised } from './shapes.ts'

interface Case {
  readonly name: string
  readonly old: string
  readonly new: string
  readonly quote: string
  readonly occurrence?: number
  readonly expected: readonly string[]
  readonly afterStart?: number
  readonly afterEnd?: number
}

const file = new URL('../fixtures/lookalikes/cases.json', import.meta.url)
// Written by hand; its shape is described beside it.
const cases = JSON.parse(readFileSync(file, 'utf8')) as Case[]

/** The fault of hypothesis/client#7571: a deleted sentence must not settle on its look-alike. */
describe('look-alikes', () => {
  const terminal = openTerminalHarness()
  afterAll(() => terminal.close())

  test.each(cases.map((item) => [item.name, item] as const))('%s', async (name, item) => {
    const project = terminal.path(`${name.replaceAll(/\W+/g, '-')}.variorum`)
    const occurrence = item.occurrence === undefined ? [] : ['--occurrence', `${item.occurrence}`]
    await terminal.run('import', project, terminal.write('old.txt', item.old), '--title', 'T')
    const words = ['annotate', project, 'T', '--quote', item.quote, ...occurrence]
    const { id } = await terminal.json<Annotated>(...words)
    const newer = terminal.write('new.txt', item.new)
    const { annotations } = await terminal.json<Revised>('revise', project, 'T', newer)
    const [found] = annotations
    expect(found?.id).toBe(id)
    expect(item.expected).toContain(found?.state)
    const { afterStart, afterEnd } = item
    if (afterStart === undefined) expect(found?.after).toBeNull()
    else expect([found?.after?.start, found?.after?.end]).toEqual([afterStart, afterEnd])
  })
})
