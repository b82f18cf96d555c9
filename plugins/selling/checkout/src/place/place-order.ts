import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { changed, keyReused } from '../lib/refusal'
import { CHECKOUT } from '../modules/checkout'
import type { Buyer } from '../quote/build-quote'
import type { OrderView } from '../types'
import type { PlaceBody } from '../wire'
import { placeOrderWorkflow } from '../workflows/workflows/place-order'
import { isRepacked } from '../workflows/steps/write-order'
import { dropUnfinished } from './drop-unfinished'
import { freshView } from './fresh-view'
import type { PlacementInput } from './placement-input'
import { explained, hashOf, type PlacingIds, prepare } from './prepare-placement'
import { shortStock } from './short-stock'
import { placeTogether } from './write/place-together'
import { KeyUsed, type WrittenOrder } from './write/write-placements'

/** `order` is there when it was placed just now. */
export type Placed = { order_id: string; order: OrderView | null }

/**
 * 提交订单: the one moment at which price, stock, freight and coupons are read again and become an order. The same key
 * with the same body gives the same order, however often and however near together it is sent.
 * @param network whom `buyer` asks from, for the limits on what is held unpaid; another one is the same request
 * @throws Refusal 409 `changed`, with the fresh quote unless goods were sold out; nothing is held then. 503 where too many
 * are ordering.
 */
export async function placeOrder(
  container: MedusaContainer,
  buyer: Buyer,
  key: string,
  body: PlaceBody,
  network: string | null = null,
): Promise<Placed> {
  const hash = hashOf(buyer, body)
  const { looking, placing } = container.resolve(CHECKOUT)
  const inTurn = async (): Promise<Placed> => {
    const known = await findPlaced(container, key, hash)
    if (known) return { order_id: known, order: null }
    await refuseSoldOut(container, body)
    try {
      return await place(container, buyer, { key, hash, network }, body)
    } catch (error) {
      const first = error instanceof KeyUsed ? await findPlaced(container, key, hash) : null
      if (!first) throw error
      return { order_id: first, order: null }
    }
  }
  await looking.run(() => glance(container, key, body))
  return container.resolve(Modules.LOCKING).execute([`checkout:${key}`], () => placing.run(inTurn), { timeout: 30 })
}

/** The order this very request became before, whatever stands in its way by now; null: none. */
export async function placedBefore(
  container: MedusaContainer,
  buyer: Buyer,
  key: string,
  body: PlaceBody,
): Promise<string | null> {
  const placement = await container.resolve(CHECKOUT).findByKey(key)
  return placement?.request_hash === hashOf(buyer, body) ? placement.order_id : null
}

/** Before waiting for a turn: whoever comes too late is told at once, unless the order of this key is there, or on its way. */
async function glance(container: MedusaContainer, key: string, body: PlaceBody): Promise<void> {
  if (!(await container.resolve(CHECKOUT).findByKey(key))) await refuseSoldOut(container, body)
}

async function refuseSoldOut(container: MedusaContainer, { items }: PlaceBody): Promise<void> {
  const changes = await shortStock(container, items)
  if (changes.length) throw changed(changes)
}

/** A placement whose order never came to be is what a crash left: it is cleared, and the order placed anew. */
async function findPlaced(container: MedusaContainer, key: string, hash: string): Promise<string | null> {
  const placement = await container.resolve(CHECKOUT).findByKey(key)
  if (!placement) return null
  if (placement.request_hash !== hash) throw keyReused()
  return (await dropUnfinished(container, placement)) ? null : placement.order_id
}

async function place(
  container: MedusaContainer,
  buyer: Buyer,
  ids: PlacingIds,
  body: PlaceBody,
  anew = false,
): Promise<Placed> {
  const prepared = await prepare(container, buyer, ids, body, { anew })
  const { result, error } = await write(container, prepared.input)
  if (result) {
    const { input, priced } = prepared
    // A trader's order is paid already, and whoever sent it asks for it by its number.
    const order = input.trade ? null : freshView(input.order, result, priced, new Date(input.expires_at))
    return { order_id: result.id, order }
  }
  if (isRepacked(error) && !anew) return place(container, buyer, ids, body, true)
  throw await explained(container, buyer, body, error)
}

/** Together with whoever places in the same moment, or alone by Medusa's own services where their rows are not known. */
async function write(
  container: MedusaContainer,
  input: PlacementInput,
): Promise<{ result: WrittenOrder | null; error?: unknown }> {
  if (input.trade || input.outlet || !container.resolve(CHECKOUT).slowBecause)
    return placeTogether(container, input).then(
      (result) => ({ result }),
      (error: unknown) => ({ result: null, error }),
    )
  const { errors, result } = await placeOrderWorkflow(container).run({ input, throwOnError: false })
  return errors?.length ? { result: null, error: errors[0].error } : { result }
}
