/** Sends back what a weighed parcel is lighter by, once, and only when the parcel has left. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { withOrder } from '@shanzhen/workflow-kit/order-lock'
import { refundInParts } from '@shanzhen/money-kit/refunds/refund-in-parts'
import { WEIGHING } from '../modules/weighing'
import { readWeighable, type WeighableOrder } from './read-order'

/** Medusa's refund carries the correction's id, by which a retry after a crash finds it. */
const noteOf = (id: string) => `weighing:${id}`

type Correction = {
  id: string
  order_id: string
  fulfillment_id: string
  state: string
  goods_fen: number
  freight_fen: number
  payment_id: string | null
  refund_fen: number | null
  refund_freight_fen: number | null
}

/**
 * Brings a parcel's correction as far as it goes now; safe to repeat. The intention is written before the channel is
 * asked, under the order's lock; where the channel is silent it stays `refunding` and the job asks again.
 */
export async function settleWeighing(container: MedusaContainer, fulfillment_id: string): Promise<void> {
  const read = async () =>
    (await container.resolve(WEIGHING).listWeightCorrections({ fulfillment_id }, { take: 1 }))[0] as
      | Correction
      | undefined
  const known = await read()
  if (!known || !OPEN.includes(known.state)) return
  await withOrder(container, known.order_id, async () => {
    const correction = await read()
    if (correction?.state === 'weighed' && !(await decide(container, correction))) return
    const decided = await read()
    if (decided?.state === 'refunding') await pay(container, decided)
  })
}

const OPEN = ['weighed', 'refunding']

/** @returns whether money is to go now */
async function decide(container: MedusaContainer, correction: Correction): Promise<boolean> {
  const { order_id, fulfillment_id } = correction
  const order = await readWeighable(container, order_id)
  const parcel = order?.parcels.find(({ id }) => id === fulfillment_id)
  const move = (to: 'even' | 'void' | 'refunding', set?: Terms) =>
    container.resolve(WEIGHING).move({ fulfillment_id, from: 'weighed', to, set })
  if (!order || !parcel || parcel.canceled) {
    await move('void')
    return false
  }
  if (!parcel.shipped) return false
  const terms = termsOf(correction, order)
  await (terms ? move('refunding', terms) : move('even'))
  return Boolean(terms)
}

type Terms = { payment_id: string; refund_fen: number; refund_freight_fen: number }

/** All that is due, or what all payments have left together, the fullest first; null where nothing goes back. */
function termsOf({ goods_fen, freight_fen }: Correction, { payments }: WeighableOrder): Terms | null {
  const [fullest] = [...payments].sort((a, b) => b.left_fen - a.left_fen)
  const held_fen = payments.reduce((sum, { left_fen }) => sum + Math.max(0, left_fen), 0)
  const refund_fen = Math.min(goods_fen + freight_fen, held_fen)
  if (!fullest || refund_fen <= 0) return null
  return { payment_id: fullest.id, refund_fen, refund_freight_fen: Math.min(freight_fen, refund_fen) }
}

/** What the channel has done already is only written down; what somebody else gave back meanwhile is not asked for. */
async function pay(container: MedusaContainer, correction: Correction): Promise<void> {
  const { id, order_id, fulfillment_id, payment_id, refund_fen, refund_freight_fen } = correction
  if (!payment_id || !refund_fen) return
  const move = (to: 'refunding' | 'refunded' | 'even', set?: object) =>
    container.resolve(WEIGHING).move({ fulfillment_id, from: 'refunding', to, set })
  const { refund_id, back_fen, silent } = await refundInParts(container, {
    ...{ order_id, amount_fen: refund_fen, note: noteOf(id), first: payment_id },
    ...{ freight_fen: refund_freight_fen ?? 0, reason: 'weight' },
  })
  if (silent) return
  if (!refund_id) return void (await move('even'))
  const freight_fen = Math.min(refund_freight_fen ?? 0, back_fen)
  if (back_fen < refund_fen) await move('refunding', { refund_fen: back_fen, refund_freight_fen: freight_fen })
  await move('refunded', { refund_id })
}

/** Of one parcel; never throws: what it leaves open the job brings to its end. */
export async function trySettling(container: MedusaContainer, fulfillment_id: string): Promise<void> {
  await settleWeighing(container, fulfillment_id).catch((error: unknown) => {
    const reason = (error as { message?: string } | null)?.message ?? 'unknown'
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    logger.error(`shipping: weighing of ${fulfillment_id} still open: ${reason}`)
  })
}
