export type Unsubscribe = () => void

/** All that a host has to implement to carry the API. Frames are structured-cloneable values. */
export interface Wire {
  send(frame: unknown): void
  onFrame(listener: (frame: unknown) => void): Unsubscribe
  onClose(listener: () => void): Unsubscribe
}
