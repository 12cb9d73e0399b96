/** The first screen. */
export const welcome = {
  'welcome.offline': 'Works without a network. Nothing leaves this computer.',
  'welcome.commands': 'Commands',
} as const
