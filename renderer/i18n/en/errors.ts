import type { ErrorCode } from '../../../core/model/error.ts'

/** What each error code means, what is safe, what to do. */
export const errors = {
  'error.invalid_input': 'This cannot be taken as it is.',
  'error.misuse': 'This cannot be done here.',
  'error.not_found': 'It is not there any more.',
  'error.ambiguous': 'There is more than one of that name.',
  'error.conflict': 'There is one already.',
  'error.stale': 'It was changed since. Nothing was overwritten.',
  'error.cancelled': 'Cancelled. Nothing was changed.',
  'error.unsupported': 'This kind of file cannot be read.',
  'error.too_large': 'It is too large.',
  'error.timeout': 'It took too long and was stopped. Nothing was changed.',
  'error.corrupt': 'The file is damaged. It was left as it is.',
  'error.not_a_project': 'This file is not a Variorum project.',
  'error.newer_version': 'The project was made by a newer Variorum. Update to open it.',
  'error.locked': 'The project is open in another window or program.',
  'error.read_only': 'The project is open for reading only.',
  'error.no_space': 'The disk is full. What was saved is safe.',
  'error.internal': 'Something unexpected happened. What was saved is safe.',
  'error.lockedBy': (program: string, host: string) =>
    `The project is open in ${program} on ${host}. Close it there, or open it here to read only.`,
} as const satisfies Record<`error.${ErrorCode}`, string> & Record<string, unknown>
