// Counts who followed which link on which day, off the way of the redirect: kept here, told to the backend in batches. A
// batch whose answer was lost is told again under its own number, and counted once.
import { createHmac, randomUUID } from 'node:crypto'

type Seen = { link_code: string; visitor: string; day: string; first_at: number; last_at: number; times: number }
/** Throws where nobody answered; what was refused is told no more. */
type Tell = (body: string, signature: string) => Promise<void>

const BATCH = 2000
/** Beyond it the oldest are lost to the counts, never to an order. */
const MOST = 50_000
/** So many visits a minute of one network are people; what goes beyond is not counted. */
const PER_NETWORK = 300
const MOST_NETWORKS = 20_000

const BEIJING = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })

export function createClickCounter(secret: string, tell: Tell, now: () => number = Date.now) {
  const seen = new Map<string, Seen>()
  let networks = new Map<string, number>()
  let minute = 0
  let day = { from: 0, name: '' }
  let held: { body: string; signature: string } | null = null
  let flushing: Promise<void> | null = null

  const today = (at: number) => {
    const hour = Math.floor(at / 3_600_000)
    if (day.from !== hour) day = { from: hour, name: BEIJING.format(at) }
    return day.name
  }

  /** @returns false where it is one too many of its network, or of all */
  function count(link_code: string, visitor: string, network: string): boolean {
    const at = now()
    if (Math.floor(at / 60_000) !== minute) [minute, networks] = [Math.floor(at / 60_000), new Map()]
    const before = networks.get(network) ?? 0
    if (before >= PER_NETWORK || (networks.size >= MOST_NETWORKS && !before)) return false
    networks.set(network, before + 1)
    const key = `${link_code} ${visitor} ${today(at)}`
    const known = seen.get(key)
    if (known) {
      known.last_at = at
      known.times++
      return true
    }
    if (seen.size >= MOST) return false
    seen.set(key, { link_code, visitor, day: today(at), first_at: at, last_at: at, times: 1 })
    return true
  }

  const take = () => {
    const some = [...seen.entries()].slice(0, BATCH)
    for (const [key] of some) seen.delete(key)
    const clicks = some.map(([, one]) => ({
      ...one,
      ...{ first_at: new Date(one.first_at).toISOString(), last_at: new Date(one.last_at).toISOString() },
    }))
    const body = JSON.stringify({ id: randomUUID(), sent_at: new Date(now()).toISOString(), clicks })
    return { body, signature: createHmac('sha256', secret).update(`share-clicks.${body}`).digest('base64url') }
  }

  async function work(): Promise<void> {
    while (held || seen.size) {
      held ??= take()
      // Where nobody answers it stays held, under its number.
      await tell(held.body, held.signature)
      held = null
    }
  }

  /** Tells what there is; what cannot be told now waits for the next time. */
  const flush = (): Promise<void> => (flushing ??= work().finally(() => (flushing = null)))
  return { count, flush }
}
