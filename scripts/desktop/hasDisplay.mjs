/**
 * Whether a window could be seen here; told by the environment, as the app itself tells it.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export function hasDisplay(env) {
  if (process.platform !== 'linux') return true
  return Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
}
