/** A language tag (BCP 47) as pages and files give it, `en_GB` included, or null for anything else. */
export function languageTagOf(value: string | null | undefined): string | null {
  const tag = value?.trim().replaceAll('_', '-') ?? ''
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag) ? tag : null
}
