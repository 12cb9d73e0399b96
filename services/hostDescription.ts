/** What this host is and can do, as `host.info` tells it. */
export interface HostDescription {
  readonly kind: 'desktop' | 'loopback' | 'terminal'
  readonly capabilities: readonly string[]
  readonly version: string
  /** Check outputs against the registry as well: in development and tests. */
  readonly strict: boolean
}
