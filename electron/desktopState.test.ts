import { expect, test } from 'vitest'
import { isReachable } from './desktopState.ts'

const left = { x: 0, y: 25, width: 1920, height: 1055 }
const right = { x: 1920, y: 0, width: 1280, height: 1024 }

test('a window is reachable where enough of its top is on some screen', () => {
  const window = { width: 1440, height: 900 }
  expect(isReachable({ ...window, x: 100, y: 100 }, [left])).toBe(true)
  expect(isReachable({ ...window, x: 2000, y: 50 }, [left, right])).toBe(true)
  // The screen it was on is gone.
  expect(isReachable({ ...window, x: 2000, y: 50 }, [left])).toBe(false)
  expect(isReachable({ ...window, x: 1800, y: 50 }, [left])).toBe(false)
  expect(isReachable({ ...window, x: -1300, y: 50 }, [left])).toBe(false)
  // Its title bar is above every screen.
  expect(isReachable({ ...window, x: 100, y: -40 }, [left])).toBe(false)
  expect(isReachable({ ...window, x: 100, y: 1050 }, [left])).toBe(false)
  expect(isReachable({ ...window, x: 0, y: 25 }, [])).toBe(false)
})
