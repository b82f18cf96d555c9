/** What somebody at the desk means by a phone, a name, a number, a waybill or the code on a bag. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { AFTER_SALES } from '@shanzhen/after-sales/modules/after-sales'
import { STATE_NAMES } from '@shanzhen/after-sales/state-names'
import { LOT } from '@shanzhen/lots/modules/lot'
import { TRACE } from '@shanzhen/trace/modules/trace'
import { WAREHOUSE } from '@shanzhen/warehouse/modules/warehouse'
import type { RightKey } from '../staff/rights'
import type { Found } from '../wire'
import { findOrders, type FoundOrder, SHOWN, waybillIn } from './orders'

/** Orders and claims tell of buyers: only for whoever may see orders. */
export async function find(container: MedusaContainer, typed: string, may: (right: RightKey) => boolean) {
  const q = typed.normalize('NFKC').trim()
  if (!q) return []
  const sees = { orders: may('orders:read'), lots: may('lots:read') }
  if (!sees.orders && !sees.lots) return []
  const lot = await lotOf(container, q)
  const orders = sees.orders
    ? await findOrders(
        container.resolve(ContainerRegistrationKeys.PG_CONNECTION),
        q,
        lot ? await buyersOf(container, lot.id, codeIn(q)) : [],
      )
    : []
  const claims = sees.orders ? await claimsOf(container, q, orders) : []
  return [...(lot && sees.lots ? [lotRow(lot)] : []), ...orders.map(orderRow), ...claims]
}

const codeIn = (q: string) => /\/(?:trace|21)\/([^/?#]+)/.exec(q)?.[1] ?? q

/** A lot by its number, or by the code on a bag, also as its whole address is scanned. */
async function lotOf(container: MedusaContainer, q: string) {
  const code = codeIn(q)
  const id = (await container.resolve(LOT).idAsTyped(code)) ?? (await container.resolve(TRACE).lotOfCode(code))
  return id ? (await container.resolve(LOT).readLots([id]))[0] : null
}

/** Where the bench saw the very bag, its order alone; else every order that got some of the lot. */
async function buyersOf(container: MedusaContainer, lot_id: string, code: string): Promise<string[]> {
  const seen = await container.resolve(WAREHOUSE).ordersOfBag(code)
  if (seen.length) return seen
  const lines = await container.resolve(LOT).affectedLines([lot_id])
  return [...new Set(lines.map(({ order_id }) => order_id))]
}

async function claimsOf(container: MedusaContainer, q: string, orders: FoundOrder[]): Promise<Found[]> {
  const return_waybill = waybillIn(q)
  const order_id = orders.map(({ id }) => id)
  const asked = [...(order_id.length ? [{ order_id }] : []), ...(return_waybill ? [{ return_waybill }] : [])]
  if (!asked.length) return []
  const claims = await container
    .resolve(AFTER_SALES)
    .listAfterSales(
      { $or: asked },
      { take: SHOWN, order: { created_at: 'DESC' }, select: ['id', 'order_id', 'state', 'created_at'] },
    )
  const numbers = new Map(orders.map(({ id, display_id }) => [id, display_id]))
  return claims.map(({ id, order_id, state, created_at }) => ({
    id,
    kind: 'claim',
    title: `售后${numbers.has(order_id) ? ` #${numbers.get(order_id)}` : ''}`,
    detail: `${STATE_NAMES[state]}，${day(created_at)} 申请`,
    link: `/after-sales?id=${id}`,
  }))
}

const orderRow = ({ id, display_id, status, buyer, phone, created_at }: FoundOrder): Found => ({
  id,
  kind: 'order',
  title: `${status === 'draft' ? '草稿' : '订单'} #${display_id}${buyer ? ` ${buyer}` : ''}`,
  detail: [masked(phone), `${day(created_at)} 下单`, status === 'canceled' && '已取消'].filter(Boolean).join('，'),
  link: status === 'draft' ? '/phone-orders' : `/orders/${id}`,
})

const lotRow = ({
  id,
  code,
  town,
  best_before,
}: {
  id: string
  code: string
  town: string | null
  best_before: string
}): Found => ({
  id,
  kind: 'lot',
  title: `批次 ${code}`,
  detail: [town, `保质期至 ${best_before}`].filter(Boolean).join('，'),
  link: `/lots/${id}`,
})

const masked = (phone: string | null) => phone && phone.replace(/^(.{3}).*(.{4})$/, '$1****$2')
const day = (at: Date | string) =>
  new Date(at).toLocaleDateString('zh-CN', {
    timeZone: 'Asia/Shanghai',
    month: 'numeric',
    day: 'numeric',
    year: 'numeric',
  })
