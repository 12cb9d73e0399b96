import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { starterTemplates } from '../../core/export/template/starterTemplates.ts'
import { MAX_TEMPLATE, templateKinds } from '../../core/model/template.ts'
import type { Contracts } from './harness.ts'

export const templateContracts: Contracts = {
  prepare: async (harness) => {
    const { call, grant } = harness()
    await call('projects.sample', { grant: grant('t.variorum') })
  },
  tests: {
    'are kept in the project, changed, removed, and brought back': async (harness) => {
      const { call } = harness()
      const names = async () => (await call('templates.list', {})).map(({ name }) => name)
      expect(await names()).toEqual([])
      const list = { name: 'Quotes', kind: 'markdown', text: '{{ count }}' } as const
      const created = await call('templates.create', list)
      expect(created).toEqual({ id: expect.any(String), ...list })
      await call('templates.create', { ...list, name: 'A page', kind: 'html' })
      expect(await names()).toEqual(['A page', 'Quotes'])
      const { id: templateId } = created
      const renamed = await call('templates.update', { templateId, name: ' All quotes ' })
      expect(renamed).toEqual({ ...created, name: 'All quotes' })
      expect(await call('templates.update', { templateId, text: 'x' })).toEqual({
        ...renamed,
        text: 'x',
      })
      const { seq } = await call('templates.remove', { templateId })
      expect(await names()).toEqual(['A page'])
      // Whatever is done in between, by this window or another.
      await call('templates.create', { ...list, name: 'Between' })
      const { operation } = await call('history.undo', { seq })
      expect(operation?.label).toBe('Delete the template “All quotes”')
      expect(await names()).toEqual(['A page', 'All quotes', 'Between'])
      // It is back already, and nothing else is taken.
      expect(await call('history.undo', { seq })).toEqual({ operation: null })
      expect(await call('history.undo', { seq: seq + 1000 })).toEqual({ operation: null })
      const next = await call('history.undo', {})
      expect(next.operation?.label).toBe('Keep the template “Between”')
      expect(await names()).toEqual(['A page', 'All quotes'])
    },

    'are not brought back over one that has the name meanwhile': async (harness) => {
      const { call } = harness()
      const [page] = await call('templates.list', {})
      if (page === undefined) throw new Error('no template')
      const { seq } = await call('templates.remove', { templateId: page.id })
      const { kind, name, text } = page
      await call('templates.create', { kind, name, text })
      const bringing = call('history.undo', { seq })
      await expect(bringing).rejects.toMatchObject({ code: 'stale' })
    },

    'have a name that no other one has, and are there': async (harness) => {
      const { call } = harness()
      const [first, second] = await call('templates.list', {})
      const taken = { name: first?.name ?? '', kind: 'html', text: '' } as const
      await expect(call('templates.create', taken)).rejects.toMatchObject({ code: 'conflict' })
      await expect(
        call('templates.update', { templateId: second?.id ?? '', name: taken.name }),
      ).rejects.toMatchObject({ code: 'conflict' })
      const templateId = first?.id ?? ''
      await call('templates.remove', { templateId })
      const gone = { code: 'not_found' }
      await expect(call('templates.remove', { templateId })).rejects.toMatchObject(gone)
      await expect(call('templates.update', { templateId, text: '' })).rejects.toMatchObject(gone)
    },

    'write Markdown and web pages as previewed, and say what nobody can': async (harness) => {
      const { call, grant, folder } = harness()
      for (const format of templateKinds) {
        const template = starterTemplates[format]
        const preview = await call('export.preview', { format, template })
        const saved = await call('export.save', { format, template, grant: grant(`own.${format}`) })
        const text = readFileSync(join(folder, `own.${format}`), 'utf8')
        expect(text.startsWith(preview.text ?? 'nothing')).toBe(true)
        expect(text).toContain('Renwick')
        expect(preview.losses.map(({ code }) => code)).toEqual(['template'])
        expect(saved).toMatchObject({ losses: preview.losses, size: preview.size })
      }
    },

    'that are wrong name the line, and write nothing': async (harness) => {
      const { call, grant, folder } = harness()
      const wrong = { format: 'html', template: '<p>\n  {{ quote }}' } as const
      const refusal = {
        code: 'invalid_input',
        details: {
          template: {
            line: 2,
            column: 6,
            text: '  {{ quote }}',
            reason: 'undefined variable: quote',
          },
        },
      }
      await expect(call('export.preview', wrong)).rejects.toMatchObject(refusal)
      const saved = call('export.save', { ...wrong, grant: grant('wrong.html') })
      await expect(saved).rejects.toMatchObject(refusal)
      expect(existsSync(join(folder, 'wrong.html'))).toBe(false)
    },

    'are refused where they are too long, or no template makes the format': async (harness) => {
      const { call } = harness()
      const refusal = { code: 'invalid_input' }
      const long = 'x'.repeat(MAX_TEMPLATE + 1)
      const previews = [
        call('export.preview', { format: 'csv', template: '' }),
        call('export.preview', { format: 'html', template: long }),
      ]
      for (const preview of previews) await expect(preview).rejects.toMatchObject(refusal)
    },

    'end when they are cancelled': async (harness) => {
      const { call } = harness()
      const loop = '{% for a in (1..9999999) %}'
      const controller = new AbortController()
      const endless = call(
        'export.preview',
        { format: 'markdown', template: `${loop}${loop}{% endfor %}{% endfor %}` },
        { signal: controller.signal, onProgress: () => controller.abort() },
      )
      await expect(endless).rejects.toMatchObject({ code: 'cancelled' })
    },
  },
}
