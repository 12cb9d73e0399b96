import { z } from 'zod'
import { hostCommand, hostTask } from './method.ts'
import { Grant, Nothing } from './shapes.ts'

/** A kind of file as a dialog of the system offers it: a name for people and endings without a dot. */
export const FileKind = z.strictObject({
  name: z.string().min(1).max(100),
  extensions: z
    .array(z.string().regex(/^[a-z0-9-]{1,20}$/))
    .min(1)
    .max(50)
    .readonly(),
})
export type FileKind = z.infer<typeof FileKind>

const Kinds = z.array(FileKind).max(20).readonly()
const Title = z.string().min(1).max(200)
const Choice = z.string().min(1).max(200)

/** A file that the person chose: as often as this client asks, its choice becomes a grant. */
export const FileOfDialog = z.strictObject({ name: z.string(), choice: Choice })
export type FileOfDialog = z.infer<typeof FileOfDialog>

export const FileTarget = z.strictObject({ name: z.string(), grant: Grant })
export type FileTarget = z.infer<typeof FileTarget>

/** Of paper. */
export const pageSizes = ['A4', 'Letter'] as const
export const PageSize = z.enum(pageSizes)
export type PageSize = z.infer<typeof PageSize>

/** One line of a menu: a command by its id, or a line between groups. */
export const MenuLine = z.union([
  z.strictObject({
    id: z.string().min(1).max(100),
    label: z.string().min(1).max(200),
    /** As the commands write it, `Mod-Shift-k`; only for show where the page hears the key itself. */
    key: z.string().max(40).nullable(),
    isEnabled: z.boolean(),
  }),
  z.literal('separator'),
])
export type MenuLine = z.infer<typeof MenuLine>

export const MenuPart = z.strictObject({
  id: z.string().min(1).max(40),
  label: z.string().min(1).max(100),
  lines: z.array(MenuLine).max(300).readonly(),
})
export type MenuPart = z.infer<typeof MenuPart>

/** What a host with windows and dialogs of its own can do; any other answers `unsupported`. */
export const deskMethods = {
  /** Asks the person for files; none when they cancel. */
  'files.choose': hostCommand({
    input: z.strictObject({ title: Title, kinds: Kinds, isMultiple: z.boolean() }),
    output: z.strictObject({ files: z.array(FileOfDialog).readonly() }),
  }),
  /** Permission to read a chosen file, once. */
  'files.grant': hostCommand({
    input: z.strictObject({ choice: Choice }),
    output: z.strictObject({ grant: Grant }),
  }),
  /** Asks where to save; null when they cancel. The dialog asks before an existing file is replaced. */
  'files.chooseTarget': hostCommand({
    input: z.strictObject({ title: Title, name: z.string().min(1).max(400), kinds: Kinds }),
    output: z.strictObject({ file: FileTarget.nullable() }),
  }),
  /** Writes a text whole or not at all. Every host can. */
  'files.write': hostCommand({
    input: z.strictObject({ grant: Grant, text: z.string() }),
    output: z.strictObject({ bytes: z.int().min(0) }),
  }),
  /** Another window, on the project of this one. */
  'window.open': hostCommand({ input: Nothing, output: Nothing }),
  /** Closes this window; what the page had to finish is finished. */
  'window.close': hostCommand({ input: Nothing, output: Nothing }),
  /** What the menu bar shows while this window is in front. */
  'window.menu': hostCommand({
    input: z.strictObject({ parts: z.array(MenuPart).max(20).readonly() }),
    output: Nothing,
  }),
  /** Prints a page that needs nothing from outside itself; scripts in it do not run. */
  'print.pdf': hostTask({
    input: z.strictObject({
      html: z.string(),
      grant: Grant,
      pageSize: PageSize.default('A4'),
    }),
    output: z.strictObject({ bytes: z.int().min(0) }),
  }),
} as const
