/** What is sold at shops' pages, noted in the transaction that writes the orders. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { OutletOrder, OutletSales, Refused } from '@shanzhen/ports/types'
import type { SaleLine } from '../../../types'
import { type Sold, soldBy } from '@shanzhen/shop-orders/offers'

const CLOSED: Refused = { code: 'outlet_closed', message: '这家小店现在不营业' }
const CHANGED: Refused = { code: 'outlet_changed', message: '这家小店的商品刚有变动，请返回小店主页重新选购' }

/** Shops are held until the transaction ends: nobody suspends one whose order is being written. */
export async function openSales(trx: Knex, orders: OutletOrder[]): Promise<OutletSales> {
  const ids = [...new Set(orders.map(({ outlet_id }) => outlet_id))].sort()
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `select s.id from shop s join shop_page p on p.shop_id = s.id and p.open
      where s.id = any(?) and s.state = 'approved' and s.deleted_at is null order by s.id for share`,
    [ids],
  )
  const open = new Set(rows.map(({ id }) => id))
  const sold = new Map<string, Map<string, Sold>>()
  for (const id of ids) {
    const variants = orders.flatMap(({ outlet_id, lines }) => (outlet_id === id ? lines : []))
    sold.set(
      id,
      await soldBy(
        trx,
        id,
        variants.map(({ variant_id }) => variant_id),
      ),
    )
  }
  const now = Date.now()
  const taken: Row[] = []
  return {
    take(order) {
      if (!open.has(order.outlet_id)) return CLOSED
      const row = rowOf(order, sold.get(order.outlet_id) ?? new Map<string, Sold>(), now)
      if (!row) return CHANGED
      taken.push(row)
      return null
    },
    async write() {
      if (!taken.length) return
      await trx('hosted_sale').insert(taken.map(({ sale }) => sale))
      await trx('hosted_sale_line').insert(taken.flatMap(({ lines }) => lines))
    },
  }
}

type Row = { sale: Record<string, unknown>; lines: SaleLine[] }

/** null where a good is not sold there any more, or at another price than it is paid. */
function rowOf({ order_id, outlet_id, lines }: OutletOrder, sold: Map<string, Sold>, now: number): Row | null {
  let lead_hours = 0
  const rows: Row['lines'] = []
  for (const { line_item_id, variant_id, quantity, paid_fen } of lines) {
    const offer = sold.get(variant_id)
    if (!offer || offer.price_fen * quantity !== paid_fen || offer.supply_fen > offer.price_fen) return null
    lead_hours = Math.max(lead_hours, offer.lead_hours)
    const { supply_fen } = offer
    rows.push({
      ...{ line_item_id, order_id, variant_id, quantity, paid_fen, supply_fen },
      margin_fen: paid_fen - supply_fen * quantity,
    })
  }
  const sum = (of: 'paid_fen' | 'margin_fen') => rows.reduce((total, row) => total + row[of], 0)
  const sale = { order_id, shop_id: outlet_id, goods_fen: sum('paid_fen'), margin_fen: sum('margin_fen') }
  return { sale: { ...sale, ship_by: new Date(now + lead_hours * 3_600_000) }, lines: rows }
}
