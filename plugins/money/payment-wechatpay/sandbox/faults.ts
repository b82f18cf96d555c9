/** The bad days a tester can order: each fault counts down its `times` and is gone. */
export type CallbackFault = { mode: 'lose' | 'delay' | 'double' | 'hold'; delay_ms: number; times: number }

export const API_MODES = [
  'slow',
  'error',
  'error_after',
  'drop_after',
  'slow_after',
  'garbled',
  'unsigned',
  'bad_signature',
  'stale',
] as const

/** `error_after`, `drop_after`, `slow_after` and `garbled` do the work first, so that the shop is left in doubt. */
export type ApiFault = {
  mode: (typeof API_MODES)[number]
  path: string
  status: number
  code: string
  delay_ms: number
  times: number
}

export class Faults {
  callbacks: CallbackFault[] = []
  api: ApiFault[] = []

  addCallback(fault: Partial<CallbackFault> & Pick<CallbackFault, 'mode'>) {
    this.callbacks.push({ delay_ms: 0, times: 1, ...fault })
  }

  addApi(fault: Partial<ApiFault> & Pick<ApiFault, 'mode'>) {
    this.api.push({ path: '', status: 500, code: 'SYSTEM_ERROR', delay_ms: 0, times: 1, ...fault })
  }

  nextCallback(): CallbackFault | undefined {
    const fault = this.callbacks[0]
    if (fault && --fault.times <= 0) this.callbacks.shift()
    return fault
  }

  nextApi(path: string): ApiFault | undefined {
    const fault = this.api.find((candidate) => path.includes(candidate.path))
    if (fault && --fault.times <= 0) this.api.splice(this.api.indexOf(fault), 1)
    return fault
  }

  clear() {
    this.callbacks = []
    this.api = []
  }
}
