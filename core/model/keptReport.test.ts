import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keptReport, MAX_LINE_LENGTH, MAX_REPORT_LINES } from './keptReport.ts'
import type { ReportLine } from './source.ts'

function lines(count: number): ReportLine[] {
  return Array.from({ length: count }, (_, index) => ({ code: 'left-out', message: `${index}.` }))
}

test('a report that is no longer than what is kept stays as it is', () => {
  for (const count of [0, 1, MAX_REPORT_LINES]) {
    expect(keptReport(lines(count))).toEqual(lines(count))
  }
})

test('what is not kept is counted', () => {
  const [last, ...first] = keptReport(lines(10_000)).toReversed()
  expect(first.toReversed()).toEqual(lines(MAX_REPORT_LINES))
  expect(last).toEqual({ code: 'more_lines', message: 'And 9800 more, which are not kept.' })
  expect(keptReport(lines(MAX_REPORT_LINES + 1)).at(-1)?.message).toBe(
    'And 1 more, which is not kept.',
  )
})

test('a long line is cut between characters, and says that it is', () => {
  const at = (start: number) => 'x'.repeat(start) + '😀'.repeat(MAX_LINE_LENGTH)
  for (const start of [0, 1]) {
    const message = keptReport([{ code: 'a', message: at(start) }])[0]?.message ?? ''
    expect(message.length).toBeLessThanOrEqual(MAX_LINE_LENGTH)
    expect(message).toMatch(/^x?(?:😀)+…$/u)
    expect(message.isWellFormed()).toBe(true)
  }
})

test('a kept report is kept as it is', () => {
  const line = fc.record({ code: fc.string(), message: fc.string({ maxLength: 1200 }) })
  const report = fc.tuple(fc.array(line, { maxLength: 10 }), fc.integer({ min: 0, max: 500 }))
  fc.assert(
    fc.property(report, ([some, count]) => {
      const kept = keptReport([...some, ...lines(count)])
      expect(keptReport(kept)).toEqual(kept)
      expect(kept.length).toBeLessThanOrEqual(MAX_REPORT_LINES + 1)
    }),
  )
})
