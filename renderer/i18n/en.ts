import { codes } from './en/codes.ts'
import { common } from './en/common.ts'
import { compare } from './en/compare.ts'
import { entities } from './en/entities.ts'
import { errors } from './en/errors.ts'
import { exporting } from './en/exporting.ts'
import { foreign } from './en/foreign.ts'
import { imports } from './en/imports.ts'
import { library } from './en/library.ts'
import { notes } from './en/notes.ts'
import { outcome } from './en/outcome.ts'
import { palette } from './en/palette.ts'
import { reading } from './en/reading.ts'
import { review } from './en/review.ts'
import { search } from './en/search.ts'
import { shell } from './en/shell.ts'
import { welcome } from './en/welcome.ts'

/**
 * English. Keys are area.thing; functions take what the text depends on. Every area has its own file
 * in `en/`: to add an area, add its file here.
 */
export const en = {
  ...common,
  ...errors,
  ...shell,
  ...welcome,
  ...library,
  ...reading,
  ...notes,
  ...codes,
  ...entities,
  ...palette,
  ...search,
  ...outcome,
  ...exporting,
  ...foreign,
  ...imports,
  ...compare,
  ...review,
} as const
