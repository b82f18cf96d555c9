/**
 * Work that costs much, a few at once and a few more in a queue: whoever finds the queue full is told at once to come
 * again, and everybody else in the shop goes on as ever.
 */
export class Lane {
  private running = 0
  private readonly queue: (() => void)[] = []

  constructor(
    private readonly at_once: number,
    private readonly waiting: number,
    private readonly full: () => Error,
  ) {}

  /** @throws what `full` makes when as many wait as may wait */
  async run<T>(job: () => Promise<T>): Promise<T> {
    if (this.running >= this.at_once) {
      if (this.queue.length >= this.waiting) throw this.full()
      await new Promise<void>((turn) => this.queue.push(turn))
    } else this.running++
    try {
      return await job()
    } finally {
      const next = this.queue.shift()
      if (next) next()
      else this.running--
    }
  }
}
