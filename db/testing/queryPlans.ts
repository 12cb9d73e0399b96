import type { Reader, SqlValue } from '../connection.ts'

/** How SQLite goes about every query that `body` makes; one line per step of its plan. */
export function queryPlans(db: Reader, body: (reader: Reader) => void): string[] {
  const queries: [sql: string, params: SqlValue[]][] = []
  const noting = <Result>(query: (sql: string, ...params: SqlValue[]) => Result) => {
    return (sql: string, ...params: SqlValue[]): Result => {
      queries.push([sql, params])
      return query(sql, ...params)
    }
  }
  // Each keeps its type: only what it is asked is noted.
  body({
    all: noting(db.all) as Reader['all'],
    get: noting(db.get) as Reader['get'],
    tuples: noting(db.tuples) as Reader['tuples'],
    column: noting(db.column) as Reader['column'],
    value: noting(db.value) as Reader['value'],
    iterate: noting(db.iterate) as Reader['iterate'],
  })
  return queries.flatMap(([sql, params]) =>
    db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...params).map(({ detail }) => detail),
  )
}

/** Steps that read a whole table. */
export function scans(plans: readonly string[]): string[] {
  return plans.filter((plan) => /^SCAN (?!.*VIRTUAL TABLE|own$|CONSTANT ROW)/.test(plan))
}
