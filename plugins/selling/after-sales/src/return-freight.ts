/** 退货运费: a buyer who sent back goods at the shop's cost says what it cost, with a picture; staff pay it out or say why not. */
import type { MedusaContainer } from '@medusajs/framework/types'
import type { HandMethod } from '@shanzhen/money-kit/by-hand'
import { yuan } from '@shanzhen/money-kit/fen'
import { withOrder } from '@shanzhen/workflow-kit/order-lock'
import { postReturnFreight } from '@shanzhen/ledger/postings/return-freight'
import { alreadyDecided, freightNotClaimable, freightNotFound, invalidFields } from './errors'
import { AFTER_SALES } from './modules/after-sales'
import type { ReturnFreightBody } from './wire'
import { findRequest } from './staff'
import type { Actor, AfterSaleView } from './types'

/** More than this no parcel of a household costs. */
const MOST_FEN = 50_000

/** The goods left the buyer by a carrier, and something was wrong with them. */
export const bearsReturnFreight = ({
  kind,
  rule,
  return_waybill,
}: Pick<AfterSaleView, 'kind' | 'rule' | 'return_waybill'>) =>
  kind === 'return_refund' && rule === 'quality' && return_waybill !== null

/** @throws AfterSaleRefusal 400 naming the field, 409 where it was asked before or is not the shop's to pay */
export async function askReturnFreight(
  container: MedusaContainer,
  wanted: { id: string; order_id: string },
  { amount_fen, photo_ids, payee }: ReturnFreightBody,
): Promise<void> {
  await withOrder(container, wanted.order_id, async () => {
    const request = await findRequest(container, wanted)
    if (!bearsReturnFreight(request) || request.state === 'refused') throw freightNotClaimable()
    if (request.return_freight && request.return_freight.state !== 'refused') throw alreadyDecided()
    if (amount_fen > MOST_FEN) throw invalidFields({ amount_fen: `退货运费最多 ${yuan(MOST_FEN)}` })
    const service = container.resolve(AFTER_SALES)
    const ids = [...new Set(photo_ids)]
    const own = await service.listAfterSalePictures(
      { id: ids, order_id: wanted.order_id, after_sale_id: null },
      { take: ids.length },
    )
    if (own.length !== ids.length) throw invalidFields({ photo_ids: '照片已经用过或不存在，请重新上传' })
    await service.createReturnFreights({ after_sale_id: wanted.id, amount_fen, photo_ids: ids, payee })
    await service.updateAfterSalePictures(ids.map((id) => ({ id, after_sale_id: wanted.id })))
  })
}

export type PaidFreight = { amount_fen?: number; reason?: string; method: HandMethod; reference?: string; actor: Actor }

/**
 * Booked first under its own key, then written down: the same again after a crash books nothing twice.
 * @throws AfterSaleRefusal 400 for more than asked or less without a reason, 404, 409 where it was decided
 */
export async function payReturnFreight(container: MedusaContainer, id: string, paid: PaidFreight): Promise<void> {
  await decide(container, id, async (asked, order_id) => {
    const paid_fen = paid.amount_fen ?? asked.amount_fen
    if (paid_fen > asked.amount_fen) throw invalidFields({ amount_fen: `最多 ${yuan(asked.amount_fen)}` })
    if (paid_fen < asked.amount_fen && !paid.reason) throw invalidFields({ reason: '少付请写明原因' })
    const { method, reference, reason, actor } = paid
    await postReturnFreight(container, { id: asked.id, order_id, method, amount_fen: paid_fen })
    return { state: 'paid' as const, paid_fen, method, reference, reason, decided_by: actor.id ?? 'staff' }
  })
}

/** @throws AfterSaleRefusal 404, 409 where it was decided */
export const refuseReturnFreight = (container: MedusaContainer, id: string, reason: string, actor: Actor) =>
  decide(container, id, async () => ({ state: 'refused' as const, reason, decided_by: actor.id ?? 'staff' }))

type Asked = { id: string; amount_fen: number }

async function decide(
  container: MedusaContainer,
  after_sale_id: string,
  how: (asked: Asked, order_id: string) => Promise<object>,
): Promise<void> {
  const { order_id } = await findRequest(container, { id: after_sale_id })
  await withOrder(container, order_id, async () => {
    const service = container.resolve(AFTER_SALES)
    const [asked] = await service.listReturnFreights({ after_sale_id }, { take: 1, order: { created_at: 'DESC' } })
    if (!asked) throw freightNotFound()
    if (asked.state !== 'requested') throw alreadyDecided()
    const set = await how(asked, order_id)
    await service.updateReturnFreights({ id: asked.id, ...set, decided_at: new Date() })
  })
}
