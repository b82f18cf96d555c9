import type { MedusaContainer } from '@medusajs/framework/types'
import type { ParcelQuestion, Refused } from '@shanzhen/ports/types'
import { LOT } from '../modules/lot'
import { readOrderOfGoods } from './order-lines'
import { linesMissing } from './read-outgoing'

const CAME_BACK = { code: 'came_back', message: '这个包裹里有商品已退回入库，不能整包拆；请按退货处理' }

/**
 * The supply center's gate (one of shipping's `gates`): why these lines must stay, in words for staff. A parcel packed
 * before was inspected before it was packed; a hold keeps it all the same.
 */
export async function reasonAgainstParcel(container: MedusaContainer, parcel: ParcelQuestion) {
  const { order_id, line_item_ids, stage } = parcel
  if (stage === 'unpacking') return reasonAgainstUnpacking(container, parcel)
  if (stage === 'arriving') return null
  const wanted = (id: string | null) => id === null || line_item_ids.includes(id)
  const holds = await container.resolve(LOT).outgoing({ order_id, open: true })
  const hold = holds.find(({ line_item_id }) => wanted(line_item_id))
  if (hold) return { code: 'inspection_held', message: `出库检验未通过，暂缓发货：${hold.reason}` }
  if (stage === 'leaving') return null
  const order = await readOrderOfGoods(container, order_id)
  const missing = order && (await linesMissing(container, order)).find(({ line_item_id }) => wanted(line_item_id))
  return missing ? { code: 'inspection_missing', message: `${missing.title} 须先做出库检验，合格后才能发货` } : null
}

const MAY_COME_BACK = ['released', 'used_up']

/**
 * What goes back to its lots may go back once: pieces of this parcel that came back already lie there. It is held for its
 * order again, which nothing out of a lot that may not be sent can be.
 */
async function reasonAgainstUnpacking(container: MedusaContainer, { fulfillment_id = '' }: ParcelQuestion) {
  const lots = container.resolve(LOT)
  const moved = await lots.movements({ fulfillment_id })
  if (moved.some(({ reason }) => reason === 'return')) return CAME_BACK
  const from = [...new Set(moved.map(({ lot_id }) => lot_id))]
  const stopped = (await lots.readLots(from)).find(({ state }) => !MAY_COME_BACK.includes(state))
  const message = `批次 ${stopped?.code} 已不能发货，拆回来不能为订单留着；请把货留下，按召回或售后给买家退款`
  return stopped ? { code: 'lot_stopped', message } : null
}

/** The last word has the stock itself: lots recalled or expired between the look and the taking. */
export function explainFailure(error: unknown): Refused | null {
  const text = (error as { message?: string } | null)?.message ?? ''
  const said = /lot: (已放行的批次不够发货[^\n]*)/.exec(text)
  return said && { code: 'lots_short', message: `${said[1]}，请查看这个商品的批次` }
}
