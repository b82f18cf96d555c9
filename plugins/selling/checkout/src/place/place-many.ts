import type { MedusaContainer } from '@medusajs/framework/types'
import { CHECKOUT } from '../modules/checkout'
import type { Buyer, Priced } from '../quote/build-quote'
import type { PlaceBody } from '../wire'
import { isRepacked } from '../workflows/steps/write-order'
import { placeOrder } from './place-order'
import { explained, hashOf, type Prepared, prepare } from './prepare-placement'
import { writeEach } from './write/write-each'
import { KeyUsed, type Outcome } from './write/write-placements'

/** What one of many asks for: the arguments of `placeOrder`. `known`: what its own quote read a moment ago, not to be read twice. */
export type ManyRequest = {
  buyer: Buyer
  key: string
  body: PlaceBody
  network?: string | null
  known?: Priced | null
}
/** `order_id` also where this key had become an order before. */
export type ManyOutcome = { order_id: string } | { refused: unknown }

/** Of so many a batch holds the locks of its goods for about as long as one order placed by Medusa does. */
const BATCH = 200

/**
 * Many orders at once, as another shop sends them: priced, checked and refused one by one like a buyer's own
 * (`placeOrder`), written in batches with one commit each. Batches that were written stay when a later one breaks; sent
 * again with the same keys, nothing is placed twice. @returns in the order they were given
 */
export async function placeMany(
  container: MedusaContainer,
  requests: ManyRequest[],
  size = BATCH,
): Promise<ManyOutcome[]> {
  const outcomes: ManyOutcome[] = []
  const { placing, slowBecause } = container.resolve(CHECKOUT)
  for (let from = 0; from < requests.length; from += size) {
    const batch = requests.slice(from, from + size)
    const unwritten = slowBecause ? batch.map(() => null) : await placing.run(() => placeBatch(container, batch))
    for (const [i, outcome] of unwritten.entries()) outcomes.push(outcome ?? (await placeAlone(container, batch[i])))
  }
  return outcomes
}

/** @returns null for who is to be placed alone: known by its key already, or made of other parts than a moment ago */
async function placeBatch(container: MedusaContainer, batch: ManyRequest[]): Promise<(ManyOutcome | null)[]> {
  const checkout = container.resolve(CHECKOUT)
  const known = await checkout.usedKeys(batch.map(({ key }) => key))
  const looked = await Promise.all(batch.map((one) => (known.has(one.key) ? null : look(container, one))))
  const prepared = looked.flatMap((one) => (one && 'input' in one ? [one] : []))
  const written = await writeEach(
    container,
    prepared.map(({ input }) => input),
  )
  const outcomes = new Map(prepared.map((one, i): [Prepared, Outcome] => [one, written[i]]))
  return Promise.all(
    looked.map(async (one, i) => {
      if (!one || 'refused' in one) return one
      const outcome = outcomes.get(one) as Outcome
      if ('written' in outcome) return { order_id: outcome.written.id }
      const { refused } = outcome
      if (refused instanceof KeyUsed || isRepacked(refused)) return null
      return { refused: await explained(container, batch[i].buyer, batch[i].body, refused) }
    }),
  )
}

const look = (container: MedusaContainer, { buyer, key, body, network = null, known }: ManyRequest) =>
  prepare(container, buyer, { key, hash: hashOf(buyer, body), network }, body, { known }).catch((refused: unknown) => ({
    refused,
  }))

const placeAlone = (container: MedusaContainer, { buyer, key, body, network }: ManyRequest): Promise<ManyOutcome> =>
  placeOrder(container, buyer, key, body, network).then(
    ({ order_id }) => ({ order_id }),
    (refused: unknown) => ({ refused }),
  )
