/** What Windows keeps for devices, whatever the extension. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** Whether Windows, and whoever refuses what it does, takes a file of this name for a device. */
export function isDeviceName(name: string): boolean {
  return DEVICE.test(name)
}

/** Gives each wish a name that no other has, upper and lower case alike; `taken` are lower case. */
export function uniqueNames(taken: Iterable<string>, joiner = ' '): (wish: string) => string {
  const used = new Set(taken)
  return (wish) => {
    for (let count = 1; ; count++) {
      const name = count === 1 ? wish : `${wish}${joiner}${count}`
      const key = name.toLowerCase()
      if (used.has(key)) continue
      used.add(key)
      return name
    }
  }
}
