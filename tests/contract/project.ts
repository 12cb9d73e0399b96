import { expect } from 'vitest'
import type { Contracts } from './harness.ts'

export const projectContracts: Contracts = {
  prepare: async (harness) => {
    const { call, grant } = harness()
    await call('projects.create', { grant: grant('p.variorum'), name: 'First name' })
  },
  tests: {
    'is renamed, and the change undone and redone': async (harness) => {
      const { call } = harness()
      const name = async () => (await call('project.info', {})).name
      await call('project.rename', { name: 'Second name' })
      expect((await call('history.undo', {})).operation).toMatchObject({ code: 'project.rename' })
      expect(await name()).toBe('First name')
      expect((await call('history.redo', {})).operation).toMatchObject({ code: 'project.rename' })
      expect(await name()).toBe('Second name')
      expect(await call('history.redo', {})).toEqual({ operation: null })
    },

    'tells its history, newest first, with who and what it undoes': async (harness) => {
      const entries = await harness().call('history.list', { limit: 3 })
      const [redone, undone, renamed] = entries
      expect(renamed).toMatchObject({
        code: 'project.rename',
        label: 'Rename the project to “Second name”',
        annotator: 'Contract Tester',
        undoes: null,
      })
      expect(undone?.undoes).toBe(renamed?.seq)
      expect(redone?.undoes).toBe(undone?.seq)
      const older = await harness().call('history.list', { before: undone?.seq ?? 0, limit: 1 })
      expect(older).toEqual([renamed])
    },

    'tells what undo and redo would take': async (harness) => {
      const { call } = harness()
      const label = 'Rename the project to “Second name”'
      expect(await call('history.next', {})).toEqual({ undo: label, redo: null })
    },

    'keeps settings of any JSON kind': async (harness) => {
      const { call } = harness()
      expect(await call('settings.get', { key: 'panes' })).toEqual({ value: null })
      const value = { widths: [1, 2], open: true, nested: { name: null } }
      expect(await call('settings.set', { key: 'panes', value })).toEqual({})
      expect(await call('settings.get', { key: 'panes' })).toEqual({ value })
    },

    'keeps snapshots under a name of their own and goes back to them': async (harness) => {
      const { call } = harness()
      await call('codes.create', { name: 'early' })
      const kept = await call('snapshots.create', { name: 'monday', why: 'before lunch' })
      expect(kept).toMatchObject({ name: 'monday', why: 'before lunch' })
      expect(await call('snapshots.list', {})).toEqual([kept])
      await expect(call('snapshots.create', { name: 'monday' })).rejects.toMatchObject({
        code: 'conflict',
      })
      await call('codes.create', { name: 'late' })
      expect((await call('snapshots.restore', { name: 'monday' })).changed).toBeGreaterThan(0)
      expect((await call('codes.list', {})).map((code) => code.name)).toEqual(['early'])
      await call('history.undo', {})
      expect((await call('codes.list', {})).map((code) => code.name)).toEqual(['early', 'late'])
      await expect(call('snapshots.restore', { name: 'never' })).rejects.toMatchObject({
        code: 'not_found',
      })
    },

    'tells a note that was typed on and back again as it was before': async (harness) => {
      const { call } = harness()
      const target = { kind: 'project' } as const
      const note = await call('notes.create', { target, body: { markdown: 'a' } })
      const type = (markdown: string) =>
        call('notes.update', { noteId: note.id, body: { markdown } })
      expect(await type('ab')).toMatchObject({ markdown: 'ab' })
      expect(await type('a')).toEqual(note)
      expect(await call('notes.list', { target })).toEqual([note])
    },

    'verifies itself and writes a backup': async (harness) => {
      const { call, grant } = harness()
      const result = await call('project.verify', {})
      expect(result).toMatchObject({ ok: true, problems: [] })
      expect(Object.keys(result.checked).length).toBeGreaterThan(3)
      const { sha256 } = await call('project.backup', { grant: grant('copy.variorum') })
      expect(sha256).toMatch(/^[0-9a-f]{64}$/)
      expect(await call('projects.open', { grant: grant('copy.variorum') })).toMatchObject({
        name: 'Second name',
      })
      expect(await call('project.verify', {})).toMatchObject({ ok: true })
    },
  },
}
