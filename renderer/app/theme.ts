export const themes = ['light', 'sepia', 'dark', 'hc'] as const
export type Theme = (typeof themes)[number]

const KEY = 'variorum.theme'

/** The theme the person chose; null = as the system says. */
export function chosenTheme(): Theme | null {
  const stored = localStorage.getItem(KEY)
  return themes.find((theme) => theme === stored) ?? null
}

export function chooseTheme(theme: Theme | null): void {
  if (theme === null) localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, theme)
  apply()
}

/** Keeps the page's theme what was chosen, or what the system prefers, from now on. */
export function followTheme(): void {
  for (const query of [dark(), moreContrast()]) query.addEventListener('change', apply)
  apply()
}

function apply(): void {
  document.documentElement.dataset['theme'] = chosenTheme() ?? systemTheme()
}

function systemTheme(): Theme {
  if (moreContrast().matches) return 'hc'
  return dark().matches ? 'dark' : 'light'
}

const dark = () => matchMedia('(prefers-color-scheme: dark)')
const moreContrast = () => matchMedia('(prefers-contrast: more)')
