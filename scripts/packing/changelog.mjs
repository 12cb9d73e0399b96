/**
 * docs/CHANGELOG.md, which people read and releases are described by: for each version, newest first, a
 * heading `## 1.2.0 (2027-03-01)` and entries `- [Fixed] What is different for a person.`
 */

/** In the order in which a release tells of them. */
const kinds = /** @type {const} */ (['New', 'Added', 'Improved', 'Fixed', 'Removed'])

/**
 * @typedef {{ kind: string, text: string }} ChangelogEntry
 * @typedef {{ version: string, date: string | undefined, entries: ChangelogEntry[] }} ChangelogSection
 *   `date`: nothing for a version that is not released
 */

/**
 * @param {string} text
 * @returns {ChangelogSection[]} newest first
 * @throws {Error} naming the line that is not as it should be
 */
export function parseChangelog(text) {
  /** @type {ChangelogSection[]} */
  const sections = []
  for (const [index, line] of text.split('\n').entries()) {
    const section = line.startsWith('## ') ? readHeading(line) : undefined
    const entry = line.startsWith('- ') ? readEntry(line) : undefined
    const isPlain = line === '' || (sections.length === 0 && !/^(##|-)/.test(line))
    const last = sections.at(-1)
    if (section !== undefined) sections.push(section)
    else if (entry !== undefined && last !== undefined) last.entries.push(entry)
    else if (!isPlain) throw new Error(`line ${index + 1} of the changelog: ${line}`)
  }
  checkOrder(sections)
  return sections
}

/** @param {string} line */
function readHeading(line) {
  const found = /^## (\d+\.\d+\.\d+) \((\d{4}-\d\d-\d\d|not released)\)$/.exec(line)
  const [, version, date] = found ?? []
  if (version === undefined) return undefined
  return { version, date: date === 'not released' ? undefined : date, entries: [] }
}

/** @param {string} line */
function readEntry(line) {
  const found = /^- \[(\w+)\] (\S.*\.)$/.exec(line)
  const kind = kinds.find((known) => known === found?.[1])
  return kind === undefined ? undefined : { kind, text: found?.[2] ?? '' }
}

/** @param {ChangelogSection[]} sections */
function checkOrder(sections) {
  for (const [index, { version, date, entries }] of sections.entries()) {
    const older = sections[index + 1]
    if (older !== undefined && compareVersions(version, older.version) <= 0) {
      throw new Error(`${version} stands before ${older.version} in the changelog`)
    }
    if (index > 0 && date === undefined) throw new Error(`${version} was never released`)
    if (entries.length === 0) throw new Error(`${version} has no entries in the changelog`)
  }
}

/**
 * @param {string} left
 * @param {string} right
 */
function compareVersions(left, right) {
  return left.localeCompare(right, 'en', { numeric: true })
}

/**
 * What is told of a release: Markdown, one heading for each kind of change there is.
 *
 * @param {ChangelogSection} section
 */
export function releaseNotes({ version, entries }) {
  const parts = kinds.map((kind) => {
    const lines = entries.filter((entry) => entry.kind === kind).map(({ text }) => `- ${text}\n`)
    return lines.length === 0 ? '' : `\n## ${kind}\n\n${lines.join('')}`
  })
  return `# Variorum ${version}\n${parts.join('')}`
}
