import { here } from './one-commit/scope'

/**
 * A read, or work that may be done twice, which many ask for in the same moment, made once for all of them. Whoever asks while one is under way waits for
 * the next, which begins after the asking: nobody is told anything older than that.
 */
export class Gathered<Value, With = void> {
  private waiting: { ids: Set<string>; read: Promise<Map<string, Value>> } | null = null
  private underWay: Promise<unknown> = Promise.resolve()

  constructor(private readonly read: (ids: string[], with_: With) => Promise<Map<string, Value>>) {}

  /** What is there of `ids`. @param with_ what is needed to read; the first who asks brings it for all */
  async ask(ids: string[], with_: With): Promise<Map<string, Value>> {
    // What an act sees of its own before its commit is nobody else's.
    if (here()) return this.read(ids, with_)
    this.waiting ??= this.begin(with_)
    for (const id of ids) this.waiting.ids.add(id)
    const all = await this.waiting.read
    return new Map(
      ids.flatMap((id) => {
        const value = all.get(id)
        return value === undefined ? [] : [[id, value] as const]
      }),
    )
  }

  private begin(with_: With) {
    const ids = new Set<string>()
    const turn = this.underWay.then(() => new Promise(setImmediate))
    const read = turn.then(() => {
      this.waiting = null
      return this.read([...ids], with_)
    })
    this.underWay = read.catch(() => undefined)
    return { ids, read }
  }
}
