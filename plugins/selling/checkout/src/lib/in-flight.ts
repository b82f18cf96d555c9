/**
 * A read that many ask for in the same moment, a batch of orders or guests in a rush, and that may be as old as its beginning:
 * the first asks, the others hear its answer. Nothing is kept here once it is there.
 */
export class InFlight<Value> {
  private readonly asked = new Map<string, Promise<Value>>()

  share(key: string, read: () => Promise<Value>): Promise<Value> {
    const known = this.asked.get(key)
    if (known) return known
    const answer = read().finally(() => this.asked.delete(key))
    this.asked.set(key, answer)
    return answer
  }
}
