/** A buyer's claim as it is sent: priced and written under the order's lock, so that shares add up. */
import { createHash } from 'node:crypto'
import type { MedusaContainer } from '@medusajs/framework/types'
import { generateEntityId } from '@medusajs/framework/utils'
import { withOrder, withParcels } from '@shanzhen/workflow-kit/order-lock'
import { priceClaim } from './claim'
import { keyReused } from './errors'
import { AFTER_SALES } from './modules/after-sales'
import type { RequestBody } from './wire'
import type { Actor, Wish } from './types'
import { requestAfterSaleWorkflow } from './workflows/workflows/request-after-sale'

export type Submitted = { id: string; created: boolean }
type Sent = { order_id: string; body: RequestBody & { wish?: Wish }; key: string | null; actor: Actor }

/**
 * The same key with the same body gives the same claim, however often and however near together it is sent; without a
 * key each is a claim of its own.
 * @throws AfterSaleRefusal 400, 409 for a key that came with another body, 422 as `priceClaim` does
 */
export async function submitClaim(
  container: MedusaContainer,
  { order_id, body, key, actor }: Sent,
): Promise<Submitted> {
  const request_hash = key ? hashOf(body) : null
  const submit = async () => {
    const known = key && (await findSubmitted(container, order_id, key, request_hash))
    if (known) return { id: known, created: false }
    const { text, photo_ids, wish = null, ...claim } = body
    const { kind, reason } = claim
    const { rule, goods_fen, freight_fen, lines } = await priceClaim(container, order_id, claim)
    const header = { id: generateEntityId(undefined, 'asale'), order_id, kind, reason, text: text || null, wish }
    const { result } = await requestAfterSaleWorkflow(container).run({
      input: {
        ...header,
        ...{ rule, goods_fen, freight_fen, lines, photo_ids: [...new Set(photo_ids)], actor },
        ...{ idempotency_key: key, request_hash },
      },
    })
    return { id: result, created: true }
  }
  // Its price is that of the line, which an edit changes under the lock of the pieces.
  return withParcels(container, order_id, () => withOrder(container, order_id, submit))
}

async function findSubmitted(
  container: MedusaContainer,
  order_id: string,
  idempotency_key: string,
  request_hash: string | null,
): Promise<string | null> {
  const service = container.resolve(AFTER_SALES)
  const [known] = await service.listAfterSales({ order_id, idempotency_key }, { take: 1 })
  if (known && known.request_hash !== request_hash) throw keyReused()
  return known?.id ?? null
}

/** The checked body has its fields in the schema's order, however the client wrote them. */
const hashOf = (body: RequestBody): string => createHash('sha256').update(JSON.stringify(body)).digest('hex')
