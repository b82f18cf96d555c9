/** What shops pay their orders out of, while orders are being written. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { Deposits } from '@shanzhen/deposit/deposits'
import { DEPOSIT_PROVIDER, depositData } from '@shanzhen/money-kit/deposit'
import { yuan } from '@shanzhen/money-kit/fen'
import type { Purses, Refused, Taken, TradeOrder } from '@shanzhen/ports/types'
import { markPlaced, sentOf } from './rows'

const ownerOf = (shop_id: string) => ({ owner_type: 'shop', owner_id: shop_id })

export async function openPurses(container: MedusaContainer, trx: Knex, shop_ids: string[]): Promise<Purses> {
  const deposits = await Deposits.lock(container, trx, shop_ids.map(ownerOf))
  const { rows } = await trx.raw<{ rows: { id: string; state: string }[] }>(
    `select id, state from shop where id = any(?) and deleted_at is null order by id for share`,
    [shop_ids],
  )
  const open = new Set(rows.filter(({ state }) => state === 'approved').map(({ id }) => id))
  const taken: TradeOrder[] = []
  return {
    take(order: TradeOrder): Taken | { refused: Refused } {
      const { order_id, capture_id, trader_id, goods_fen, freight_fen } = order
      if (!open.has(trader_id)) return { refused: { code: 'shop_closed', message: '店铺现在不能下单，请联系供应中心' } }
      const owner = ownerOf(trader_id)
      if (!deposits.spend({ order_id, capture_id, owner, goods_fen, freight_fen })) {
        const [due, left] = [yuan(goods_fen + freight_fen), yuan(deposits.leftOf(owner))]
        return { refused: { code: DEPOSIT_SHORT, message: `预存款不足：需要 ${due}，还有 ${left}` } }
      }
      taken.push(order)
      return { provider_id: DEPOSIT_PROVIDER, data: depositData(owner) }
    },
    async write(): Promise<void> {
      await deposits.write()
      const placed = taken.map(({ reference, order_id, goods_fen, freight_fen }) => ({
        ...{ ...sentOf(reference), order_id, goods_fen, freight_fen },
      }))
      await markPlaced(trx, placed, new Date())
    },
  }
}

export const DEPOSIT_SHORT = 'deposit_short'
