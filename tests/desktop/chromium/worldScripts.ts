/**
 * What the double runs in a page: Electron's context bridge between two true worlds of Chromium, which
 * share the document and nothing else. Values cross as copies, functions as functions that call back.
 */

export const isolatedWorld = 'Electron Isolated Context'
/** Seen by the isolated world alone. */
export const sendBinding = '__doubleSend'

/** Both worlds: encodes what leaves, decodes what comes, calls over by events of the document. */
const crossing = `
  const isPlain = (value) => [Object.prototype, null].includes(Object.getPrototypeOf(value))
  const mapped = (value, map) =>
    Object.fromEntries(Object.entries(value).map(([key, item]) => [key, map(item)]))
  function crossTo(own, other) {
    const kept = []
    let calls = 0
    function encode(value) {
      if (typeof value === 'function') return { [own]: kept.push(value) - 1 }
      if (Array.isArray(value)) return value.map(encode)
      if (typeof value !== 'object' || value === null) return value
      return isPlain(value) ? mapped(value, encode) : structuredClone(value)
    }
    function decode(value) {
      if (Array.isArray(value)) return value.map(decode)
      if (typeof value !== 'object' || value === null) return value
      if (own in value) return kept[value[own]]
      if (other in value) return (...args) => call(value[other], args)
      return isPlain(value) ? mapped(value, decode) : value
    }
    function call(id, args) {
      const answers = own + ':answer:' + ++calls
      let answer
      document.addEventListener(answers, (event) => { answer = event.detail }, { once: true })
      const detail = { id, answers, args: encode(args) }
      document.dispatchEvent(new CustomEvent(other + ':call', { detail }))
      if (answer === undefined) throw new Error('the other world does not answer')
      if ('error' in answer) throw new Error(answer.error)
      return decode(answer.value)
    }
    document.addEventListener(own + ':call', ({ detail }) => {
      let answer
      try {
        answer = { value: encode(kept[detail.id](...decode(detail.args))) }
      } catch (error) {
        answer = { error: String(error) }
      }
      document.dispatchEvent(new CustomEvent(detail.answers, { detail: answer }))
    })
    return { encode, decode }
  }
`

export const mainWorldScript = `(() => {
  if (window !== window.top) return
  ${crossing}
  const { decode } = crossTo('double-main', 'double-isolated')
  const freeze = (value) => {
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(freeze)
    return Object.freeze(value)
  }
  document.addEventListener('double-main:expose', ({ detail: { key, api } }) => {
    if (Object.hasOwn(window, key)) return
    Object.defineProperty(window, key, { value: freeze(decode(api)), enumerable: true })
  })
  document.dispatchEvent(new CustomEvent('double-isolated:ready'))
})()`

/** Runs the preload script as Electron's sandbox does: nothing but \`electron\` can be required. */
export function isolatedWorldScript(preload: string): string {
  return `(() => {
  if (window !== window.top) return
  ${crossing}
  const send = globalThis.${sendBinding}
  const { encode } = crossTo('double-isolated', 'double-main')
  const strict = (name, members) => new Proxy(members, { get(target, key) {
    if (typeof key === 'string' && !(key in target)) throw new Error(name + '.' + key + ' is not in the double')
    return Reflect.get(target, key)
  } })
  const listeners = []
  // A page's Chromium keeps to itself where a file lies; whoever drops it says so beforehand.
  const droppedPaths = new Map()
  globalThis.__doubleWillDrop = (paths) => {
    for (const path of paths) droppedPaths.set(path.split('/').at(-1), path)
  }
  globalThis.__doubleReceive = (channel, args) => {
    for (const item of [...listeners]) if (item.channel === channel) item.listener({}, ...args)
  }
  const electron = strict('electron (in a sandboxed preload script)', {
    contextBridge: strict('contextBridge', {
      exposeInMainWorld(key, api) {
        const detail = { key, api: encode(api) }
        const expose = () => document.dispatchEvent(new CustomEvent('double-main:expose', { detail }))
        document.addEventListener('double-isolated:ready', expose)
        expose()
      },
    }),
    webUtils: strict('webUtils', {
      getPathForFile(file) {
        if (!(file instanceof File)) throw new TypeError('no file')
        return droppedPaths.get(file.name) ?? ''
      },
    }),
    ipcRenderer: strict('ipcRenderer', {
      send(channel, ...args) {
        send(JSON.stringify({ channel, args: structuredClone(args), url: location.href }))
      },
      on(channel, listener) { listeners.push({ channel, listener }) },
      off(channel, listener) {
        const index = listeners.findIndex((item) => item.channel === channel && item.listener === listener)
        if (index >= 0) listeners.splice(index, 1)
      },
    }),
  })
  const require = (name) => {
    if (name === 'electron') return electron
    throw new Error('module not found: ' + name)
  }
  try {
    ;(function (require, exports, module) {
${preload}
    })(require, {}, { exports: {} })
  } catch (error) {
    send(JSON.stringify({ preloadError: String(error) }))
  }
})()`
}
