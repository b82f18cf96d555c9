/** What stands on top of an order's page: what its buyer wrote, how it goes and where to, and the lots its next parcel takes. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, MedusaError } from '@medusajs/framework/utils'
import { readOrderOfGoods } from '@shanzhen/lots/outgoing/order-lines'
import { willTake } from '@shanzhen/lots/outgoing/will-take'
import { env } from '../env'
import { sellerFrom } from '../seller'
import type { OrderBrief } from '../wire'

type Row = {
  metadata: { note?: string; shipping_type?: string } | null
  shipping_methods?: { name: string; data: { type?: string } | null }[]
  shipping_address?: Partial<
    Record<'first_name' | 'last_name' | 'phone' | 'province' | 'city' | 'address_2' | 'address_1', string | null>
  > | null
}
const FIELDS = [
  ...['id', 'metadata', 'shipping_methods.name', 'shipping_methods.data'],
  ...['first_name', 'last_name', 'phone', 'province', 'city', 'address_2', 'address_1'].map(
    (field) => `shipping_address.${field}`,
  ),
]

/** @throws MedusaError not_found */
export async function readBrief(container: MedusaContainer, id: string): Promise<OrderBrief> {
  const [{ data }, order] = await Promise.all([
    container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: 'order', fields: FIELDS, filters: { id } }),
    readOrderOfGoods(container, id),
  ])
  const [row] = data as unknown as Row[]
  if (!row || !order) throw new MedusaError(MedusaError.Types.NOT_FOUND, '没有这个订单')
  const [method] = row.shipping_methods ?? []
  const pickup = (method?.data?.type ?? row.metadata?.shipping_type) === 'pickup'
  const { shipping_address: to } = row
  const place = [to?.province, to?.city, to?.address_2, to?.address_1].filter(Boolean).join(' ')
  const open = !order.canceled && order.lines.some(({ unpacked }) => unpacked > 0)
  const taken = open ? await willTake(container, order) : []
  return {
    note: row.metadata?.note ?? null,
    way: method?.name ?? null,
    pickup,
    place: (pickup ? sellerFrom(env).address : place) || null,
    who: [`${to?.last_name ?? ''}${to?.first_name ?? ''}`, to?.phone].filter(Boolean).join(' ') || null,
    lines: order.lines.flatMap(({ line_item_id, title, unpacked }) => {
      const found = taken.find((line) => line.line_item_id === line_item_id)
      return open && unpacked > 0 && found ? [{ ...found, title, pieces: unpacked }] : []
    }),
  }
}
