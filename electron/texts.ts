/** Every text for people that this host itself shows: in dialogs of the system and its menus. */
export const texts = {
  cancel: 'Cancel',
  close: 'Close',
  cannotStart: 'Variorum cannot start',
  crashed: 'This window stopped working.',
  crashedDetail: 'What you saved is safe.',
  edit: 'Edit',
  file: 'File',
  followLink: 'Open this address in your browser?',
  larger: 'Enlarge window contents',
  normal: 'Window contents of normal size',
  noDisplay:
    'variorum: unsupported: there is no display here; `variorum serve` shows the app in a browser',
  openLink: 'Open',
  reload: 'Load it again',
  unresponsive: 'This window does not answer.',
  unresponsiveDetail: 'It may still be at work. What you saved is safe.',
  wait: 'Wait',
  smaller: 'Reduce window contents',
  view: 'View',
  window: 'Window',
} as const
