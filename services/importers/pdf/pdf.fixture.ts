// Writes small PDFs for tests: lines of Helvetica at given places, one page after the other.

export interface WrittenLine {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size?: number
}

/** A PDF of these pages; objects without a table of references, which readers rebuild. */
export function writePdf(pages: readonly (readonly WrittenLine[])[]): Uint8Array {
  const kids = pages.map((_, index) => `${index * 2 + 4} 0 R`).join(' ')
  const objects = [
    '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj',
    `2 0 obj\n<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>\nendobj`,
    '3 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj',
    ...pages.flatMap((lines, index) => {
      const page = index * 2 + 4
      const stream = lines.map(showLine).join('\n')
      return [
        `${page} 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents ${page + 1} 0 R /Resources << /Font << /F 3 0 R >> >> >>\nendobj`,
        `${page + 1} 0 obj\n<< /Length ${stream.length} >>\nstream\n${stream}\nendstream\nendobj`,
      ]
    }),
  ]
  const body = `%PDF-1.4\n${objects.join('\n')}\ntrailer\n<< /Root 1 0 R /Size ${objects.length + 1} >>\n%%EOF\n`
  return new TextEncoder().encode(body)
}

function showLine({ text, x, y, size = 10 }: WrittenLine): string {
  const escaped = text.replaceAll(/[\\()]/g, '\\$&')
  return `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped}) Tj ET`
}
