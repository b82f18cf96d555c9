import type { MedusaContainer } from '@medusajs/framework/types'
import { generateEntityId, MedusaError } from '@medusajs/framework/utils'
import type { ParcelGate, ParcelQuestion, Refused } from '@shanzhen/ports/types'
import { StoreService } from '@shanzhen/workflow-kit/store-service'
import { FLAG_NAMES } from '../../flag-names'
import type { FlagKind } from '../../wire'
import { OrderFlag } from './models/order-flag'
import { OrderNote } from './models/order-note'

const { CONFLICT } = MedusaError.Types
export type SetFlag = { order_id: string; kind: FlagKind; reason: string; set_by: string }
export type LiftFlag = { order_id: string; kind: FlagKind; reason: string; lifted_by: string }

/** Keeps what staff say of orders, and keeps the goods of those marked 勿发 here. */
export default class OrderNoteService extends StoreService({ OrderNote, OrderFlag }) implements ParcelGate {
  /** @returns its id. @throws MedusaError conflict where one of this kind stands already */
  async setFlag(flag: SetFlag): Promise<string> {
    const id = generateEntityId(undefined, 'oflag')
    const { rows } = await this.knex.raw<{ rows: { id: string }[] }>(
      `insert into order_flag (id, order_id, kind, reason, set_by) values (:id, :order_id, :kind, :reason, :set_by)
        on conflict (order_id, kind) where lifted_at is null do nothing returning id`,
      { id, ...flag },
    )
    if (!rows.length) throw new MedusaError(CONFLICT, `这个订单已经标了${FLAG_NAMES[flag.kind]}，先撤下再标`)
    return id
  }

  /** @throws MedusaError conflict where none of this kind stands: a colleague was faster */
  async liftFlag({ order_id, kind, reason, lifted_by }: LiftFlag): Promise<string> {
    const [row] = await this.knex('order_flag')
      .where({ order_id, kind })
      .whereNull('lifted_at')
      .update({ lifted_by, lift_reason: reason, lifted_at: this.knex.fn.now(), updated_at: this.knex.fn.now() })
      .returning<{ id: string }[]>('id')
    if (!row) throw new MedusaError(CONFLICT, `这个订单没有标${FLAG_NAMES[kind]}，可能同事已经撤下`)
    return row.id
  }

  /** Those that stand, of these orders or of all. */
  async openFlags(order_ids?: string[]): Promise<{ order_id: string; kind: FlagKind; reason: string }[]> {
    const query = this.knex('order_flag').whereNull('lifted_at').select('order_id', 'kind', 'reason')
    if (order_ids) query.whereIn('order_id', order_ids)
    return query.orderBy(['order_id', 'kind']).limit(ALL)
  }

  async reasonAgainstParcel(_container: MedusaContainer, { order_id, stage }: ParcelQuestion): Promise<Refused | null> {
    if (stage === 'unpacking' || stage === 'arriving') return null
    const [stop] = await this.knex('order_flag')
      .where({ order_id, kind: 'stop' })
      .whereNull('lifted_at')
      .select('reason')
    return stop && { code: 'flagged_stop', message: `这个订单标了勿发：${stop.reason}。撤下标记后才能发货` }
  }
}

/** More marked at once than a desk can mean. */
const ALL = 2000
