/** Nothing is loaded, nothing runs, nothing is sent: a page of ours holds all it needs. */
export const contentSecurityPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
