/**
 * One line of a goal: what was measured beside what must hold.
 *
 * @param {number} goal its number in docs/PERFORMANCE.md
 * @param {string} what
 * @param {number} value
 * @param {'>=' | '<='} relation
 * @param {number} limit
 */
export function goalLine(goal, what, value, relation, limit) {
  const digits = Math.abs(value) < 10 ? 2 : 1
  const sign = relation === '>=' ? 'at least' : 'at most'
  if (!Number.isFinite(value)) return `- goal ${goal}: ${what}: not measured (${sign} ${limit})`
  const isMet = relation === '>=' ? value >= limit : value <= limit
  const verdict = isMet ? 'met' : '**not met**'
  return `- goal ${goal}: ${what}: ${value.toFixed(digits)} (${sign} ${limit}): ${verdict}`
}
