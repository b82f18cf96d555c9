import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { ParcelView } from '@shanzhen/shipping/types'
import { readPackingOrder } from '@shanzhen/shipping/parcels'

/** WeChat's names of carriers (get_delivery_list); whom it does not know delivers locally. */
const COMPANIES: Record<string, string> = {
  ...{ SF: 'SF', ZTO: 'ZTO', YTO: 'YTO', YUNDA: 'YD', STO: 'STO', EMS: 'EMS', JD: 'JD', JTSD: 'JTSD' },
}
const [EXPRESS, LOCAL, COLLECTED] = [1, 2, 4] as const
/** WeChat's limits. */
const [PARCELS, SIGNS] = [15, 120]

export type Payment = { transaction_id: string; openid: string }

/** What was paid inside WeChat for this order, each payment of which WeChat wants to hear how it was sent. */
export async function paidInWechat(container: MedusaContainer, order_id: string): Promise<Payment[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'order',
    fields: ['payment_collections.payments.captured_at', 'payment_collections.payments.data'],
    filters: { id: order_id },
  })
  type Row = { captured_at?: unknown; data?: { channel?: unknown; transaction_id?: unknown; openid?: unknown } | null }
  const collections = (data[0]?.payment_collections ?? []) as unknown as { payments?: Row[] }[]
  return collections
    .flatMap(({ payments }) => payments ?? [])
    .flatMap(({ captured_at, data: paid }) =>
      captured_at &&
      paid?.channel === 'jsapi' &&
      typeof paid.transaction_id === 'string' &&
      typeof paid.openid === 'string'
        ? { transaction_id: paid.transaction_id, openid: paid.openid }
        : [],
    )
}

/** The parcels of an order all of which left; null where some of it is still here, or nothing is left to send. */
export async function allSent(container: MedusaContainer, order_id: string): Promise<ParcelView[] | null> {
  const order = await readPackingOrder(container, order_id)
  if (!order || order.canceled || order.lines.some(({ left }) => left > 0)) return null
  const parcels = order.parcels.filter(({ canceled }) => !canceled)
  return parcels.length && parcels.every(({ shipped_at, delivered_at }) => shipped_at ?? delivered_at) ? parcels : null
}

/** As WeChat asks for it (upload_shipping_info); one report tells of all parcels, because only one more may follow it. */
export function reportOf({ transaction_id, openid }: Payment, parcels: ParcelView[], phone: string, at = new Date()) {
  const travelling = parcels.filter((parcel) => companyOf(parcel) && parcel.tracking_number).slice(0, PARCELS)
  const collected = parcels.every(({ delivery_kind }) => delivery_kind === 'pickup')
  const logistics_type = travelling.length ? EXPRESS : collected ? COLLECTED : LOCAL
  const shipping_list = travelling.length
    ? travelling.map((parcel) => ({
        tracking_no: parcel.tracking_number ?? '',
        express_company: companyOf(parcel) ?? '',
        item_desc: goodsOf([parcel]),
        // 顺丰 alone asks for whom it is, masked.
        ...(companyOf(parcel) === 'SF' ? { contact: { receiver_contact: masked(phone) } } : {}),
      }))
    : [{ item_desc: goodsOf(parcels) }]
  const split = shipping_list.length > 1
  return {
    order_key: { order_number_type: 2, transaction_id },
    logistics_type,
    delivery_mode: split ? 2 : 1,
    ...(split ? { is_all_delivered: true } : {}),
    shipping_list,
    upload_time: beijingIso(at),
    payer: { openid },
  }
}

const companyOf = ({ carrier_code, delivery_kind }: ParcelView): string | undefined =>
  delivery_kind === 'express' ? COMPANIES[carrier_code ?? ''] : undefined

function goodsOf(parcels: ParcelView[]): string {
  const names = parcels.flatMap(({ lines }) => lines.map(({ title, quantity }) => `${title}*${quantity}`)).join('；')
  const signs = Array.from(names)
  return signs.length > SIGNS ? `${signs.slice(0, SIGNS - 1).join('')}…` : names
}

const masked = (phone: string) => phone.replace(/^(\d{3})\d+(\d{4})$/, '$1****$2')

const beijingIso = (at: Date) => `${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, -1)}+08:00`
