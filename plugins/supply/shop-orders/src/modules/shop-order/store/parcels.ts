/** Parcels of shops' orders: Medusa keeps them, and knows of no shop. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { byMoment } from '@shanzhen/http/by-moment'
import type { ShippedParcel } from '../types'

const shipped = (knex: Knex) =>
  knex('fulfillment as f')
    .join('order_fulfillment as k', 'k.fulfillment_id', 'f.id')
    .join('order as o', 'o.id', 'k.order_id')
    .join('shop_order as s', 's.order_id', 'k.order_id')
    .whereNull('f.deleted_at')
    .whereNull('k.deleted_at')
    .whereNotNull('f.shipped_at')
    .select(
      ...['f.id', 'f.shipped_at as updated_at', 'k.order_id', 'o.display_id as order_number'],
      ...['s.id as shop_order_id', 's.number', 's.shop_id'],
      knex.raw(`f.metadata ->> 'carrier_name' as carrier`),
      knex.raw(`(select l.tracking_number from fulfillment_label l where l.fulfillment_id = f.id
        and l.deleted_at is null order by l.id limit 1) as waybill`),
    )

/** By when they left and id, behind `after`. */
export const shippedSince = async (
  knex: Knex,
  after: { updated_at: Date; id: string },
  take: number,
): Promise<ShippedParcel[]> =>
  byMoment(shipped(knex).limit(take), 'f.shipped_at', { at: after.updated_at, id: after.id }, 'f.id')

/** null where it has not left, or no shop sent its order. */
export const shippedParcel = async (knex: Knex, id: string): Promise<ShippedParcel | null> =>
  ((await shipped(knex).where('f.id', id).first()) as ShippedParcel | undefined) ?? null
