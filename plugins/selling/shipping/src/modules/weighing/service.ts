import { generateEntityId } from '@medusajs/framework/utils'
import type { Corrections, OrderCorrections } from '@shanzhen/ports/types'
import { StoreService } from '@shanzhen/workflow-kit/store-service'
import type { CorrectionState } from '../../types'
import type { WeighedParcel, Weighing } from '../../rules/weighing'
import { ParcelWeighing } from './models/parcel-weighing'
import { WeightCorrection } from './models/weight-correction'

export type NewWeighing = WeighedParcel & { order_id: string; fulfillment_id: string; weighed_by: string }
export type WeighedParcelRow = {
  order_id: string
  fulfillment_id: string
  state: CorrectionState
  goods_fen: number
  freight_fen: number
  refund_fen: number | null
  lines: Weighing[]
}
export type Move = {
  fulfillment_id: string
  from: CorrectionState
  to: CorrectionState
  set?: { payment_id?: string; refund_fen?: number; refund_freight_fen?: number; refund_id?: string }
}

/** Keeps weighings and the money they give back. Without a row nothing is corrected; figures are written once. */
export default class WeighingService extends StoreService({ ParcelWeighing, WeightCorrection }) implements Corrections {
  /** A parcel's figures and its correction in one transaction; a parcel weighed before stays as it is. */
  async weigh({ order_id, fulfillment_id, weighed_by, lines, ...money }: NewWeighing): Promise<void> {
    await this.knex.transaction(async (trx) => {
      const id = generateEntityId(undefined, 'wcorr')
      const written = await trx('weight_correction')
        .insert({ id, order_id, fulfillment_id, ...money })
        .onConflict('fulfillment_id')
        .ignore()
        .returning('id')
      if (!written.length) return
      await trx('parcel_weighing').insert(
        lines.map((line) => ({
          ...{ id: generateEntityId(undefined, 'weigh'), order_id, fulfillment_id, weighed_by },
          ...line,
        })),
      )
    })
  }

  /** One step of a correction by one conditional statement. @returns false where it is not in state `from` (any more) */
  async move({ fulfillment_id, from, to, set }: Move): Promise<boolean> {
    const moved = await this.knex('weight_correction')
      .where({ fulfillment_id, state: from })
      .update({ ...set, state: to, updated_at: this.knex.fn.now() })
    return moved === 1
  }

  /**
   * Parcels whose money is still to be settled, from before `before`, the longest waiting first and none left out: each page
   * begins after the last row of the one before, so that parcels that wait for long hold up nobody's money.
   */
  async *unsettled(before: Date, per_page = 200): AsyncGenerator<string> {
    type Row = { fulfillment_id: string; created_at: Date; id: string }
    let after: Row | null = null
    for (;;) {
      const page: Row[] = await this.knex('weight_correction')
        .whereIn('state', ['weighed', 'refunding'])
        .andWhere('created_at', '<', before)
        // Compared in the database, which knows microseconds that a Date does not.
        .modify((query) => {
          if (after)
            query.whereRaw('(created_at, id) > (select created_at, id from weight_correction where id = ?)', after.id)
        })
        .orderBy(['created_at', 'id'])
        .limit(per_page)
        .select('fulfillment_id', 'created_at', 'id')
      for (const { fulfillment_id } of page) yield fulfillment_id
      if (page.length < per_page) return
      after = page[page.length - 1]
    }
  }

  /** The weighed parcels of these orders that were not unpacked again, each with its lines, in the order of weighing. */
  async parcelsOf(order_ids: string[]): Promise<WeighedParcelRow[]> {
    const parcels = await this.listWeightCorrections({ order_id: order_ids, state: { $ne: 'void' } } as object, {
      take: 100_000,
      order: { created_at: 'ASC', id: 'ASC' },
    })
    if (!parcels.length) return []
    const ids = parcels.map(({ fulfillment_id }) => fulfillment_id)
    const lines = await this.listParcelWeighings({ fulfillment_id: ids }, { take: 100_000, order: { id: 'ASC' } })
    return parcels.map(({ order_id, fulfillment_id, state, goods_fen, freight_fen, refund_fen }) => ({
      ...{ order_id, fulfillment_id, state, goods_fen, freight_fen, refund_fen },
      lines: lines
        .filter((line) => line.fulfillment_id === fulfillment_id)
        .map(({ line_item_id, quantity, nominal_g, actual_g, share_fen, back_fen }) => ({
          ...{ line_item_id, quantity, nominal_g, actual_g, share_fen, back_fen },
        })),
    }))
  }

  async correctionsOf(order_ids: string[]): Promise<OrderCorrections[]> {
    const parcels = await this.parcelsOf(order_ids)
    const sum = (rows: WeighedParcelRow[], of: (row: WeighedParcelRow) => number) =>
      rows.reduce((total, row) => total + of(row), 0)
    return [...new Set(parcels.map(({ order_id }) => order_id))].map((order_id) => {
      const own = parcels.filter((parcel) => parcel.order_id === order_id)
      const open = own.filter(({ state }) => state === 'weighed' || state === 'refunding')
      return {
        order_id,
        lines: own.flatMap(({ lines }) => lines),
        freight_fen: sum(own, ({ freight_fen }) => freight_fen),
        open_fen: sum(open, ({ goods_fen, freight_fen, refund_fen }) => refund_fen ?? goods_fen + freight_fen),
      }
    })
  }
}
