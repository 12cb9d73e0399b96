/**
 * The name of the entry that a reference in an archive leads to, from the entry it stands in; null where
 * it leads out of the archive or to no file at all.
 */
export function pathIn(from: string, reference: string): string | null {
  const [path = ''] = reference.split(/[?#]/)
  if (path === '' || /^(?:[a-z][a-z\d+.-]*:|\/)/i.test(path)) return null
  const parts = from.split('/').slice(0, -1)
  for (const part of decoded(path).split('/')) {
    if (part === '..' && parts.length === 0) return null
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    // A stray percent sign is part of the name.
    return path
  }
}
