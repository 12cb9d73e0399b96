/** The app's name among all apps of a system; the one in electron-builder.yml. */
export const appId = 'org.variorum.app'
