import type { MedusaContainer } from '@medusajs/framework/types'
import { MedusaError } from '@medusajs/framework/utils'
import type { WaybillAsked, WaybillDesk } from '@shanzhen/ports/types'
import { StoreService } from '@shanzhen/workflow-kit/store-service'

export type Supply = { carrier_code: string; free: number; reserved: number; taken: number; canceled: number }

/** Goods that our own vans bring; its numbers are drawn here and never run out. */
const OWN = 'OWN'
const noneLeft = () =>
  new MedusaError(MedusaError.Types.CONFLICT, '这家快递没有可用的运单号了：请扫面单上的单号，或让经理导入一批')

/** The table `waybill_number`; its triggers hold that a number is given once. */
export default class LocalWaybillService extends StoreService({}) implements WaybillDesk {
  async serves(_container: MedusaContainer, carrier_code: string): Promise<boolean> {
    if (carrier_code === OWN) return true
    return Boolean(await this.knex('waybill_number').where({ carrier_code, state: 'free' }).first('number'))
  }

  /** The next free one; two who ask at once get two numbers, one parcel that asks twice gets one. */
  async reserve(_container: MedusaContainer, { key, carrier_code, order_id }: WaybillAsked): Promise<string> {
    const known = await this.knex('waybill_number')
      .where({ key })
      .whereIn('state', ['reserved', 'taken'])
      .first('number')
    if (known) return known.number
    const { rows } = await this.knex.raw<{ rows: { number: string }[] }>(
      carrier_code === OWN
        ? `insert into waybill_number (number, carrier_code, source, state, key, order_id, added_by)
            select 'NS' || to_char(now() at time zone 'Asia/Shanghai', 'YYMMDD')
              || lpad((nextval('waybill_own_seq') % 100000)::text, 5, '0'), :carrier_code, 'own', 'reserved', :key,
              :order_id, 'shop' returning number`
        : `update waybill_number set state = 'reserved', key = :key, order_id = :order_id, moved_at = now()
            where number = (select number from waybill_number where carrier_code = :carrier_code and state = 'free'
              order by number limit 1 for update skip locked) returning number`,
      { key, carrier_code, order_id },
    )
    if (!rows[0]) throw noneLeft()
    return rows[0].number
  }

  /** One more box: a number of its own is all a carrier without a service needs. */
  add(container: MedusaContainer, asked: WaybillAsked): Promise<string> {
    return this.reserve(container, asked)
  }

  /** A free one too: it was read off a label that the carrier left with its file. */
  async take(_container: MedusaContainer, number: string): Promise<void> {
    await this.knex('waybill_number')
      .where({ number })
      .whereIn('state', ['free', 'reserved'])
      .update({ state: 'taken', key: this.knex.raw('coalesce(key, number)'), moved_at: this.knex.fn.now() })
  }

  async cancel(_container: MedusaContainer, number: string): Promise<void> {
    await this.knex('waybill_number')
      .where({ number })
      .whereIn('state', ['reserved', 'taken'])
      .update({ state: 'canceled', moved_at: this.knex.fn.now() })
  }

  /** @returns how many are new; those that were here stay as they are */
  async bring(carrier_code: string, numbers: string[], added_by: string): Promise<number> {
    const { rows } = await this.knex.raw<{ rows: unknown[] }>(
      `insert into waybill_number (number, carrier_code, source, added_by)
        select distinct unnest(?::text[]), ?, 'file', ? on conflict (number) do nothing returning 1`,
      [numbers, carrier_code, added_by],
    )
    return rows.length
  }

  async supplies(): Promise<Supply[]> {
    const of = (state: string) => `count(*) filter (where state = '${state}')::int as ${state}`
    const { rows } = await this.knex.raw<{ rows: Supply[] }>(
      `select carrier_code, ${['free', 'reserved', 'taken', 'canceled'].map(of).join(', ')}
        from waybill_number group by 1 order by 1`,
    )
    return rows
  }
}
