/** As much of a window as ends with the app. */
export interface ListedWindow {
  close(): void
}

const windows = new Set<ListedWindow>()

/** Every window that is not closed, the oldest first. */
export function allWindows(): ListedWindow[] {
  return [...windows]
}

export function addWindow(window: ListedWindow): void {
  windows.add(window)
}

export function removeWindow(window: ListedWindow): void {
  windows.delete(window)
}
