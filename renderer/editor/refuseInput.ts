import { Plugin } from '@tiptap/pm/state'

/**
 * The text cannot be changed by any way in. An EditContext (Chromium) takes typing and input methods
 * away from the page while the caret stays alive; where there is none, a composition cannot be
 * cancelled and ProseMirror puts the text back from its document, which no transaction changes.
 */
export function refuseInput(): Plugin {
  const refuse = (_view: unknown, event: Event): boolean => {
    event.preventDefault()
    return true
  }
  return new Plugin({
    filterTransaction: (transaction) => !transaction.docChanged,
    props: {
      handleDOMEvents: { beforeinput: refuse, paste: refuse, drop: refuse },
      handlePaste: () => true,
      handleDrop: () => true,
      handleTextInput: () => true,
    },
  })
}

/** The part of the EditContext API that is used; not in TypeScript's DOM library yet. */
type EditContextConstructor = new () => object

export function takeInputAway(element: HTMLElement): void {
  const found: unknown = Reflect.get(globalThis, 'EditContext')
  if (typeof found !== 'function') return
  // The global of this name is the constructor by its specification (W3C EditContext API).
  const EditContext = found as EditContextConstructor
  Reflect.set(element, 'editContext', new EditContext())
}
