import type { MenuLine, MenuPart } from '../../core/api/deskMethods.ts'
import { type Command, isOffered, isUsable } from '../commands/command.ts'
import { commands, keyOf } from '../commands/registry.ts'
import { type MessageKey, messages } from '../i18n/messages.ts'
import type { View } from './view.ts'

/**
 * Where commands stand in the menu bar: by the area in their id, the areas of one menu in this order, a line
 * between each two. Single commands of an area may stand elsewhere.
 */
const menus: readonly { id: string; title: MessageKey; areas: readonly string[] }[] = [
  { id: 'file', title: 'menu.file', areas: ['project', 'window', 'library', 'export'] },
  { id: 'edit', title: 'menu.edit', areas: ['history', 'find'] },
  { id: 'view', title: 'menu.view', areas: ['screen', 'shell'] },
  {
    id: 'annotate',
    title: 'menu.annotate',
    areas: ['annotate', 'highlight', 'mentions', 'codes'],
  },
  { id: 'review', title: 'menu.review', areas: ['review'] },
  { id: 'compare', title: 'menu.compare', areas: ['compare'] },
  { id: 'help', title: 'menu.help', areas: ['help'] },
]

const elsewhere: Readonly<Record<string, string>> = {
  'shell.newWindow': 'project',
  'shell.closeProject': 'window',
  'shell.keys': 'help',
  'shell.palette': 'help',
}

/** Every command that this host offers, as a menu bar; what cannot be given now is there and says so. */
export function menuParts(view: View): readonly MenuPart[] {
  const offered = commands.filter(isOffered)
  const byArea = Map.groupBy(offered, areaOf)
  const last = menus.at(-1)
  return menus.flatMap(({ id, title, areas }) => {
    // An area that nobody has placed is still found.
    const strays = id === last?.id ? [...byArea.keys()].filter(isStray) : []
    const groups = [...areas, ...strays].map((area) => byArea.get(area) ?? [])
    const lines = groups
      .filter((group) => group.length > 0)
      .map((group) => group.map((command) => lineOf(command, view)))
    if (lines.length === 0) return []
    return [{ id, label: messages[title], lines: joined(lines) }]
  })
}

function areaOf({ id }: Command): string {
  return elsewhere[id] ?? id.slice(0, id.indexOf('.'))
}

function isStray(area: string): boolean {
  return !menus.some(({ areas }) => areas.includes(area))
}

function lineOf(command: Command, view: View): MenuLine {
  return {
    id: command.id,
    label: messages[command.title],
    key: keyOf(command) ?? null,
    isEnabled: isUsable(command, view),
  }
}

function joined(groups: readonly (readonly MenuLine[])[]): readonly MenuLine[] {
  return groups.flatMap((group, index) => (index === 0 ? group : ['separator' as const, ...group]))
}
