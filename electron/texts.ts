/** Every text for people that this host itself shows: dialogs of the system and its menus. */
export const texts = {
  followLink: 'Open this address in your browser?',
  openLink: 'Open',
  cancel: 'Cancel',
} as const
