/** Orders as people ask for them, each by a look-up in an index; out of Medusa's own tables. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'

/** More than anybody looks through: whoever has more orders is asked for something nearer. */
export const SHOWN = 20

export type FoundOrder = {
  id: string
  display_id: number
  status: string
  created_at: Date
  buyer: string | null
  phone: string | null
}

/** `+86 138-1234-1234` as it is kept: `13812341234`; null where it is no phone. */
function phoneIn(q: string): string | null {
  const digits = q.replace(/[\s-]/g, '').replace(/^(?:\+|00)86(?=1\d{10}$)/, '')
  return /^\+?\d{7,15}$/.test(digits) ? digits : null
}

/** `#1024` and `1024`. */
function numberIn(q: string): number | null {
  const [, digits] = /^#?(\d{1,9})$/.exec(q.replace(/\s/g, '')) ?? []
  return digits ? Number(digits) : null
}

/** A name from its beginning: 张, 张三. */
const nameIn = (q: string): string | null =>
  /^[\p{L}·. ]{1,40}$/u.test(q) && (/\p{Script=Han}/u.test(q) || q.length > 1)
    ? `${q.replace(/[%_\\]/g, '\\$&')}%`
    : null

export function waybillIn(q: string): string | null {
  const waybill = q.replace(/[\s-]/g, '').toUpperCase()
  return /^(?=.*\d)[A-Z0-9]{8,30}$/.test(waybill) ? waybill : null
}

const BY = {
  number: `select id from "order" where display_id = :number and deleted_at is null`,
  phone: `select o.id from order_address a join "order" o on o.shipping_address_id = a.id
    where a.phone in (:phone, '+86' || :phone) and a.deleted_at is null`,
  name: `select o.id from order_address a join "order" o on o.shipping_address_id = a.id
    where coalesce(a.last_name, '') || coalesce(a.first_name, '') like :name and a.deleted_at is null`,
  waybill: `select f.order_id as id from fulfillment_label l join order_fulfillment f on f.fulfillment_id = l.fulfillment_id
    where l.tracking_number = :waybill and l.deleted_at is null`,
  ids: `select unnest(:ids::text[]) as id`,
}

/** Which orders are meant, as a question for their ids; null where it can mean none. `ids`: known otherwise, by the lot they got. */
export function ordersAsked(q: string, ids: string[]): { sql: string; values: Record<string, unknown> } | null {
  const asked = { number: numberIn(q), phone: phoneIn(q), name: nameIn(q), waybill: waybillIn(q), ids }
  const given = (Object.keys(BY) as (keyof typeof BY)[]).filter((by) =>
    by === 'ids' ? ids.length : asked[by] !== null,
  )
  if (!given.length) return null
  return {
    sql: given.map((by) => BY[by]).join(' union '),
    values: Object.fromEntries(given.map((by) => [by, asked[by]])) as Record<string, unknown>,
  }
}

/** The newest first. */
export async function findOrders(knex: Knex, q: string, ids: string[]): Promise<FoundOrder[]> {
  const asked = ordersAsked(q, ids)
  if (!asked) return []
  const { rows } = await knex.raw<{ rows: FoundOrder[] }>(
    `select o.id, o.display_id, o.status, o.created_at, a.phone,
        nullif(coalesce(a.last_name, '') || coalesce(a.first_name, ''), '') as buyer
      from "order" o left join order_address a on a.id = o.shipping_address_id
      where o.id in (${asked.sql}) and o.deleted_at is null
      order by o.created_at desc, o.id limit ${SHOWN}`,
    asked.values as Record<string, string>,
  )
  return rows
}
