import { en } from './en.ts'

/** Every text of the interface by key; a missing one does not compile. */
export type Messages = { readonly [Key in keyof typeof en]: (typeof en)[Key] }
export type MessageKey = {
  [Key in keyof Messages]: Messages[Key] extends string ? Key : never
}[keyof Messages]

/** The texts of the present language. */
export const messages: Messages = en
