/** What goes wrong next, as a tester asked for it; each fault counts down and is then gone. */
export interface Faults {
  webhook: 'lose' | 'double' | 'forge' | 'future' | null
  api: 'error' | 'slow' | null
  times: number
}

export const noFaults = (): Faults => ({ webhook: null, api: null, times: 0 })

/** Takes one turn of the wanted fault, or null. */
export function take<K extends 'webhook' | 'api'>(faults: Faults, kind: K): Faults[K] | null {
  if (faults.times <= 0 || faults[kind] === null) return null
  faults.times -= 1
  return faults[kind]
}
