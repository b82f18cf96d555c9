/** The bad days a tester can order: each fault counts down its `times` and is gone. */
export type Fault = {
  mode: 'slow' | 'error' | 'drop' | 'drop_after' | 'garbage'
  /** Part of the path it meets. */
  path: string
  errcode: number
  delay_ms: number
  times: number
}

export class Faults {
  private waiting: Fault[] = []

  add(fault: Partial<Fault> & Pick<Fault, 'mode' | 'path'>) {
    this.waiting.push({ errcode: -1, delay_ms: 0, times: 1, ...fault })
  }

  next(path: string): Fault | undefined {
    const fault = this.waiting.find((one) => path.includes(one.path))
    if (fault && --fault.times <= 0) this.waiting = this.waiting.filter((one) => one !== fault)
    return fault
  }

  clear() {
    this.waiting = []
  }
}
