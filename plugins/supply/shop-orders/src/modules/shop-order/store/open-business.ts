/** What of a shop stands in the way of closing it: orders that wait or have not left, and money in its deposit. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { DEPOSIT } from '@shanzhen/deposit/modules/deposit'
import { LEDGER } from '@shanzhen/ledger/modules/ledger'
import { yuan } from '@shanzhen/money-kit/fen'

/** @returns in words staff read before "办完才能关闭小店"; null: nothing */
export async function openBusiness(container: MedusaContainer, trx: Knex, shop_id: string): Promise<string | null> {
  const { rows } = await trx.raw<{ rows: { waiting: number; to_ship: number }[] }>(
    `select count(*) filter (where o.state in ('waiting', 'held'))::int as waiting,
        count(*) filter (where o.state = 'placed' and m.status <> 'canceled' and exists (
          select 1 from order_item i where i.order_id = m.id and i.version = m.version and i.deleted_at is null
            and i.quantity > greatest(i.shipped_quantity, i.delivered_quantity)))::int as to_ship
      from shop_order o left join "order" m on m.id = o.order_id where o.shop_id = ? and o.state <> 'canceled'`,
    [shop_id],
  )
  const [{ waiting, to_ship }] = rows
  const funds = await container.resolve(LEDGER).funds('shop', shop_id)
  const left = funds.reduce((sum, { available_fen }) => sum + available_fen, 0)
  const top_ups = await container.resolve(DEPOSIT).countOpen({ owner_type: 'shop', owner_id: shop_id }, trx)
  const open = [
    waiting && `还有 ${waiting} 个代发订单没有下成`,
    to_ship && `还有 ${to_ship} 个代发订单没有发货`,
    top_ups && `还有 ${top_ups} 笔充值没有结果`,
    left && `预存款还有 ${yuan(left)} 没有结清`,
  ].filter(Boolean)
  return open.length ? open.join('，') : null
}
