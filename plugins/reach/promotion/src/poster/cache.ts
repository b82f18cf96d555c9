/**
 * Posters drawn lately, in this process alone: drawing one anew takes a fifth of a second, less than keeping megabytes in a
 * store that all processes share would cost. What a poster shows is its key, so that a changed price is another poster.
 */
const MOST_BYTES = 32 * 1024 * 1024
/** Drawn at a time, so that posters never take all of the machine from those who buy. */
const AT_ONCE = 1
const WAITING = 24
/** Of one who shares: nobody keeps all others waiting. */
const OF_ONE = 6

export class PosterCache {
  /** The longest unused first. */
  private readonly kept = new Map<string, Buffer>()
  private readonly drawing = new Map<string, Promise<Buffer>>()
  private readonly queue: (() => void)[] = []
  /** By who asked, how many are being drawn or wait. */
  private readonly asked = new Map<string, number>()
  private bytes = 0
  private busy = 0

  constructor(
    private readonly most_bytes: number = MOST_BYTES,
    private readonly waiting: number = WAITING,
  ) {}

  /**
   * @param of who asks. @param full made where nobody more may wait, or none more of theirs
   * @throws what `full` makes, and what drawing threw, which is not kept
   */
  async get(key: string, draw: () => Promise<Buffer>, of: string, full: () => Error): Promise<Buffer> {
    const known = this.kept.get(key)
    if (known) {
      this.kept.delete(key)
      this.kept.set(key, known)
      return known
    }
    const under = this.drawing.get(key)
    if (under) return under
    if (this.queue.length >= this.waiting || (this.asked.get(of) ?? 0) >= OF_ONE) throw full()
    this.count(of, 1)
    const drawn = this.inTurn(draw)
      .then((poster) => this.keep(key, poster))
      .finally(() => {
        this.drawing.delete(key)
        this.count(of, -1)
      })
    this.drawing.set(key, drawn)
    return drawn
  }

  /** It is drawn anew the next time. */
  forget(key: string): void {
    this.bytes -= this.kept.get(key)?.length ?? 0
    this.kept.delete(key)
  }

  private count(of: string, more: 1 | -1): void {
    const now = (this.asked.get(of) ?? 0) + more
    if (now > 0) this.asked.set(of, now)
    else this.asked.delete(of)
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.busy >= AT_ONCE) await new Promise<void>((go) => this.queue.push(go))
    else this.busy += 1
    try {
      return await work()
    } finally {
      const next = this.queue.shift()
      if (next) next()
      else this.busy -= 1
    }
  }

  private keep(key: string, poster: Buffer): Buffer {
    this.kept.set(key, poster)
    this.bytes += poster.length
    for (const [old, { length }] of this.kept) {
      if (this.bytes <= this.most_bytes) break
      this.kept.delete(old)
      this.bytes -= length
    }
    return poster
  }
}
