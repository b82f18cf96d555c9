/** One lot of a delivery as typed, and the body the server takes. */
import { newKey } from '@shanzhen/desk/api'
import { today } from '@shanzhen/desk/dates'
import { quantityProblem, wholeOf } from './quantity'
import type { GoodChoice } from '../../wire'

export const BULK = 'bulk'
const DAY_MS = 86_400_000

export type TypedLot = ReturnType<typeof emptyLot>
export const emptyLot = () => ({
  ...{ key: newKey(), good_id: '', size: BULK, quantity: '', made_on: today(), best_before: '' },
  ...{ best_before_reason: '', promise_number: '', price_id: '', town: '', village: '', plot: '' },
})

const unitOf = ({ size }: TypedLot) => (size === BULK ? 'g' : 'piece')
export const goodOf = (goods: GoodChoice[], { good_id }: TypedLot) => goods.find(({ id }) => id === good_id)

/** What the standard gives for this harvest, whichever was chosen first; null without a standard or a whole date. */
export function bestBeforeOf(lot: TypedLot, goods: GoodChoice[]): string | null {
  const days = goodOf(goods, lot)?.shelf_life_days
  const made = /^\d{4}-\d{2}-\d{2}$/.test(lot.made_on) ? Date.parse(`${lot.made_on}T00:00:00Z`) : NaN
  return days && Number.isFinite(made) ? new Date(made + days * DAY_MS).toISOString().slice(0, 10) : null
}

/** Why the server need not be asked yet. */
export const lotProblem = (lot: TypedLot): string | null =>
  lot.good_id ? quantityProblem(lot.quantity, unitOf(lot)) : '请选择商品'

export function lotBodyOf(lot: TypedLot, goods: GoodChoice[]) {
  const { good_id, size, quantity, made_on, best_before, best_before_reason, promise_number, town, village, plot } = lot
  const { price_id } = lot
  return {
    ...{ good_id, made_on, promise_number, town, village, plot },
    ...(price_id && { price_id }),
    ...(best_before.trim() && { best_before: best_before.trim(), best_before_reason }),
    inventory_item_id: size === BULK ? null : size,
    quantity: wholeOf(quantity, unitOf(lot)),
    producer_id: goodOf(goods, lot)?.producer_id ?? null,
  }
}
