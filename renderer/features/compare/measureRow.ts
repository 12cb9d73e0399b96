import type { SideName } from '../../../core/compare/collation.ts'
import type { Extent, RowMeasures, TokenBox } from './wires.ts'

/** Where the annotated words and the tokens of a row have come out on the page. */
export function measureRow(row: HTMLElement): RowMeasures {
  const { top, height } = row.getBoundingClientRect()
  const gutter = row.querySelector('[data-gutter]')?.getBoundingClientRect()
  const left = gutter?.left ?? 0
  const tokens = new Map<string, TokenBox>()
  for (const token of row.querySelectorAll<HTMLElement>('[data-token]')) {
    const box = token.getBoundingClientRect()
    tokens.set(token.dataset['token'] ?? '', {
      left: box.left - left,
      right: box.right - left,
      middle: (box.top + box.bottom) / 2 - top,
      hasWire: token.dataset['wire'] !== undefined,
    })
  }
  return {
    width: gutter?.width ?? 0,
    height,
    extents: { left: extentsOf(row, 'left', top), right: extentsOf(row, 'right', top) },
    tokens,
  }
}

function extentsOf(row: HTMLElement, side: SideName, rowTop: number): Map<string, Extent> {
  const extents = new Map<string, Extent>()
  for (const words of row.querySelectorAll<HTMLElement>(`[data-side=${side}] [data-on]`)) {
    const box = words.getBoundingClientRect()
    for (const key of (words.dataset['on'] ?? '').split(' ').filter(Boolean)) {
      const present = extents.get(key)
      extents.set(key, {
        top: Math.min(present?.top ?? Infinity, box.top - rowTop),
        bottom: Math.max(present?.bottom ?? -Infinity, box.bottom - rowTop),
      })
    }
  }
  return extents
}
