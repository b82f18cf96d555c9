import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { type Need, needs } from '@shanzhen/ports/needs'
import type { ParcelGate, ParcelQuestion, Refused } from '@shanzhen/ports/types'
import { type Cradle, StoreService } from '@shanzhen/workflow-kit/store-service'
import { Settings } from '../../wire'
import { handedOver, notLookedAt } from './errors'
import { manifestOf, ON_PILE } from './store/manifests'
import { OPEN_SAMPLE, samplesOf } from './store/samples'
import { ordersOfBag } from './store/packings'
import { shortsDecidedSince } from './store/picks'

export type Sender = { name: string; phone: string; address: string }
type Waiting = Record<'shorts' | 'to_hand_over' | 'samples' | 'samples_failed' | 'receiving' | 'counts', number>
export type WarehouseOptions = {
  /** Container key of who gives out waybill numbers (`WaybillDesk`); none: numbers are scanned off labels. */
  waybills?: string
  /** Container keys of who knows for whom orders are sent (`OrderSenders`); none: all are the shop's own. */
  senders?: string[]
  /** Container keys of who knows for whom orders are sent and who acts for them (`OrderOwners`); none: all are their buyers' own. */
  owners?: string[]
  /** Whose name stands on a parcel where nobody else sells and nothing is set. */
  sender?: Sender
}

/**
 * Owns the tables of the bench; `store/` asks them. What must not break in them is held by the database. As one of
 * shipping's gates it keeps what a carrier took along from being unpacked, and what nobody looked at yet from arriving.
 */
export default class WarehouseService
  extends StoreService({}, { shortsDecidedSince, ordersOfBag })
  implements ParcelGate
{
  /** Options of the plugin, by name. */
  static readonly takes = {
    '@shanzhen/warehouse': {
      waybills: true,
      senders: true,
      owners: true,
      sender: ['name', 'phone', 'address'],
    } satisfies Record<keyof WarehouseOptions, true | readonly string[]>,
  }

  /** In a step of a workflow, as jobs are, Medusa wraps what can be called of a service: its connection is kept from that. */
  readonly own: { readonly knex: Knex }
  readonly waybills: string | undefined
  readonly senders: string[]
  readonly owners: string[]
  readonly sender: Sender
  readonly ports: Need[]

  constructor(cradle: Cradle, options: WarehouseOptions = {}) {
    super(cradle)
    this.own = { knex: this.knex }
    this.waybills = options.waybills
    this.senders = options.senders ?? []
    this.owners = options.owners ?? []
    this.sender = options.sender ?? { name: '', phone: '', address: '' }
    this.ports = [
      ...needs('@shanzhen/warehouse', 'waybills', 'waybillDesk', options.waybills),
      ...needs('@shanzhen/warehouse', 'senders', 'orderSenders', options.senders),
      ...needs('@shanzhen/warehouse', 'owners', 'orderOwners', options.owners),
    ]
  }

  /** What was never set is as the shop begins with it. */
  async settings(): Promise<Settings> {
    const row = await this.knex('warehouse_setting').where({ id: 'one' }).first('value')
    const known = Settings.safeParse(row?.value ?? {})
    return known.success ? known.data : Settings.parse({})
  }

  async changeSettings(value: Settings, changed_by: string): Promise<void> {
    const row = { id: 'one', value: JSON.stringify(value), changed_by, changed_at: this.knex.fn.now() }
    await this.knex('warehouse_setting').insert(row).onConflict('id').merge()
  }

  /** What waits for somebody at the bench: shortages to decide on, parcels no carrier has yet, parcels to look at or unpack. */
  async countWaiting(): Promise<Waiting> {
    const { rows } = await this.knex.raw<{ rows: Waiting[] }>(
      `select (select count(*)::int from short_pick s join wave_order o using (wave_id, order_id)
          where s.state = 'open' and o.state = 'open') as shorts,
        (select count(*)::int from packing p where ${ON_PILE}) as to_hand_over,
        (select count(*)::int from parcel_sample s where ${OPEN_SAMPLE} and s.state = 'waiting') as samples,
        (select count(*)::int from parcel_sample s where ${OPEN_SAMPLE} and s.state = 'failed') as samples_failed,
        (select count(*)::int from receiving_note where state = 'expected'
          and expected_on <= (now() at time zone 'Asia/Shanghai')::date) as receiving,
        (select count(*)::int from bin_check where answer = 'left' and counted is null) as counts`,
    )
    return rows[0]
  }

  /** By order, whose name stands on its parcel where it is not the shop's own. */
  async termsOf(order_ids: string[]): Promise<Map<string, { sender_name: string | null }>> {
    const rows = await this.knex('parcel_term').whereIn('order_id', order_ids)
    return new Map(rows.map((row) => [row.order_id, row]))
  }

  async reasonAgainstParcel(_container: MedusaContainer, parcel: ParcelQuestion): Promise<Refused | null> {
    if (!parcel.fulfillment_id) return null
    if (parcel.stage === 'arriving') {
      const [drawn] = await samplesOf(this.knex, [parcel.fulfillment_id])
      return drawn && drawn.state !== 'passed' ? notLookedAt(drawn.state) : null
    }
    if (parcel.stage !== 'unpacking') return null
    const number = await manifestOf(this.knex, parcel.fulfillment_id)
    return number === null ? null : { code: 'handed_over', message: handedOver(number).message }
  }
}
