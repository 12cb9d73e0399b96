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

/** The theme on the page now. */
export function presentTheme(): Theme {
  return chosenTheme() ?? systemTheme()
}

export function chooseNextTheme(): Theme {
  const next = themes[(themes.indexOf(presentTheme()) + 1) % themes.length] ?? 'light'
  chooseTheme(next)
  return next
}

/** Keeps the page's theme what was chosen, or what the system prefers, from now on. */
export function followTheme(): void {
  for (const query of [dark(), moreContrast()]) query.addEventListener('change', apply)
  apply()
}

function apply(): void {
  document.documentElement.dataset['theme'] = presentTheme()
}

function systemTheme(): Theme {
  if (moreContrast().matches) return 'hc'
  return dark().matches ? 'dark' : 'light'
}

const dark = () => matchMedia('(prefers-color-scheme: dark)')
const moreContrast = () => matchMedia('(prefers-contrast: more)')
