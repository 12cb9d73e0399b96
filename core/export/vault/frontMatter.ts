/** JSON is YAML, and leaves nothing to be taken for something else. */
export function frontMatter(fields: Readonly<Record<string, string | readonly string[]>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`)
    .join('\n')
}
