import v8 from 'node:v8'
import vm from 'node:vm'

v8.setFlagsFromString('--expose-gc')
const collect = vm.runInNewContext('gc')

/** Collects what earlier measurements left behind, so that none pays for another. */
export function clearHeap() {
  collect()
}
