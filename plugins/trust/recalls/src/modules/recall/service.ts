import type { MedusaContainer } from '@medusajs/framework/types'
import { generateEntityId } from '@medusajs/framework/utils'
import { type Need, needs } from '@shanzhen/ports/needs'
import type { PaidBack, ParcelGate, ParcelQuestion, PaysBack, Refused, StoppedLines } from '@shanzhen/ports/types'
import { type Cradle, StoreService } from '@shanzhen/workflow-kit/store-service'
import * as errors from './errors'
import { Recall } from './models/recall'
import { RecallAffected } from './models/recall-affected'
import { withPieces } from './pieces'
import { type Affected, type AffectedRow, type AffectedState, OVER, type RecallRow, WAITING } from './types'
import { watchOrders } from './watch-orders'

/** As trigger `lot_paid_back` says it. */
const PAID_BACK = { code: 'paid_back', message: '这件商品因召回已退款，不再发货' }
const REST_PAID_BACK = {
  code: 'paid_back',
  message: '同一商品没发的部分因召回已退款，拆回来也不能再发；没交出去就按原包裹寄出',
}
const PAID_BACK_INSIDE = {
  code: 'paid_back',
  message: '包裹里有商品因召回已退款，不能拆包：取出召回的商品封存，其余按原包裹寄出',
}
const BACK: AffectedState[] = ['refunding', 'refunded']
export type RecallOptions = { corrections?: string; paidBack?: string }
export type NewRecall = Pick<RecallRow, 'lot_id' | 'lot_ids' | 'reason' | 'class' | 'opened_by'>

/** Keeps recalls. A row's state changes by one conditional statement, so that two people never both decide. */
export default class RecallService
  extends StoreService({ Recall, RecallAffected })
  implements ParcelGate, PaysBack, StoppedLines
{
  /** Options of the plugin, by name. */
  static readonly takes = {
    '@shanzhen/recalls': { corrections: true, paidBack: true } satisfies Record<
      keyof RecallOptions,
      true | readonly string[]
    >,
  }

  /** Modules migrate side by side: Medusa's table may be younger than the rule about it. */
  __hooks = { onApplicationStart: () => watchOrders(this.knex) }
  /** Container key of who weighs what is packed (`Corrections`); none: prices stay as they were paid. */
  readonly corrections: string | undefined
  /** Container key of who pays for claimed goods (`PaysBack`); none: nobody beside recalls. */
  readonly paidBack: string | undefined
  readonly ports: Need[]

  constructor(cradle: Cradle, options: RecallOptions = {}) {
    super(cradle)
    this.corrections = options.corrections
    this.paidBack = options.paidBack
    const need = needs.bind(null, '@shanzhen/recalls')
    this.ports = [
      ...need('corrections', 'corrections', options.corrections),
      ...need('paidBack', 'paysBack', options.paidBack),
    ]
  }

  /** The open recall of this lot, opened now where there is none. */
  async open(input: NewRecall): Promise<RecallRow> {
    await this.knex('recall')
      .insert({ id: generateEntityId(undefined, 'recall'), opened_at: this.knex.fn.now(), ...input })
      .onConflict(this.knex.raw(`(lot_id) where state = 'open'`))
      .ignore()
    return (await this.knex<RecallRow>('recall').where({ lot_id: input.lot_id, state: 'open' }).first()) as RecallRow
  }

  /**
   * Adds rows not there yet, and says since when nothing of it is for sale. Whoever adds locks the recall before its
   * rows, so that two who add at once wait for each other. Nothing is added to a closed one.
   */
  async keepAffected(recall_id: string, rows: Affected[], lot_ids: string[]): Promise<void> {
    await this.knex.transaction(async (trx) => {
      const open = await trx('recall').where({ id: recall_id, state: 'open' }).forUpdate().first('id')
      if (!open) return
      if (rows.length) {
        await trx('recall_affected')
          .insert(rows.map((row) => ({ id: generateEntityId(undefined, 'recaff'), recall_id, ...row })))
          .onConflict(
            trx.raw(`(recall_id, kind, coalesce(lot_id, ''), coalesce(line_item_id, ''), coalesce(fulfillment_id, ''),
              coalesce(location_id, ''))`),
          )
          // What came back since lies in its place too.
          .merge({ quantity: trx.raw('excluded.quantity'), updated_at: trx.fn.now() })
          .where('recall_affected.kind', 'place')
          .whereIn('recall_affected.state', WAITING)
      }
      await trx('recall')
        .where({ id: recall_id })
        .update({ lot_ids, stopped_at: trx.raw('coalesce(stopped_at, now())'), updated_at: trx.fn.now() })
    })
  }

  /** Oldest first. */
  openRecalls(): Promise<RecallRow[]> {
    return this.knex<RecallRow>('recall').where({ state: 'open' }).orderBy('opened_at')
  }

  /** Read before the lots were looked at: what moves meanwhile is looked at again. */
  async markLookedAt(id: string, mark: string): Promise<void> {
    await this.knex('recall').where({ id, state: 'open' }).update({ looked_at_mark: mark })
  }

  /** Whether a buyer is still to be told, or a refund to be looked up. */
  async anyToDo(recall_id: string): Promise<boolean> {
    return Boolean(
      await this.knex('recall_affected').where({ recall_id }).whereIn('state', ['pending', 'refunding']).first('id'),
    )
  }

  async retrieveWithRows(id: string): Promise<RecallRow & { affected: AffectedRow[] }> {
    const recall = await this.knex<RecallRow>('recall').where({ id }).first()
    if (!recall) throw errors.recallUnknown()
    const affected = await this.knex<AffectedRow>('recall_affected').where({ recall_id: id }).orderBy(['kind', 'id'])
    return { ...recall, affected }
  }

  /** Moves a row on from one of `from`. @throws not_found, not_allowed where another was quicker or it is over */
  async move(
    row: { id: string; recall_id: string },
    from: AffectedState[],
    change: Pick<AffectedRow, 'state'> & { changed_by: string } & Partial<
        Pick<AffectedRow, 'refund_fen' | 'freight_fen' | 'pieces'>
      >,
  ): Promise<AffectedRow> {
    const [moved] = await this.knex<AffectedRow>('recall_affected')
      .where(row)
      .whereIn('state', from)
      .update({ ...change, updated_at: new Date() })
      .returning('*')
    if (moved) return moved as AffectedRow
    const known = await this.knex<AffectedRow>('recall_affected').where(row).first()
    throw known ? errors.rowOver() : errors.rowUnknown()
  }

  /** Of these lines those that waited for goods called back and were, or are being, paid back: nothing of them is sent. */
  async linesPaidBack(line_item_ids: string[]): Promise<string[]> {
    const rows = await this.knex<AffectedRow>('recall_affected')
      .where({ kind: 'waiting' })
      .whereIn('state', BACK)
      .whereIn('line_item_id', line_item_ids)
      .distinct('line_item_id')
    return rows.flatMap(({ line_item_id }) => line_item_id ?? [])
  }

  /** What of these lines recalls paid back, sent or not, whichever recall it was. */
  async paidBackOf(container: MedusaContainer, line_item_ids: string[]): Promise<PaidBack[]> {
    const found = await this.knex<AffectedRow>('recall_affected')
      .whereIn('state', BACK)
      .whereIn('line_item_id', line_item_ids)
    const sums = new Map<string, PaidBack>()
    for (const row of await withPieces(container, found as AffectedRow[])) {
      const { pieces, refund_fen, freight_fen, state } = row
      const line_item_id = row.line_item_id ?? ''
      const known = sums.get(line_item_id) ?? { line_item_id, quantity: 0, fen: 0, undecided: 0, settled: 0 }
      const quantity = known.quantity + pieces
      sums.set(line_item_id, {
        ...{ line_item_id, quantity, settled: quantity, fen: known.fen + Number(refund_fen ?? 0) - freight_fen },
        undecided: known.undecided + (state === 'refunding' ? pieces : 0),
      })
    }
    return [...sums.values()]
  }

  /** What of an order's carriage recalls gave back, or are giving back. */
  async freightBackOf(order_id: string): Promise<number> {
    const [{ sum }] = await this.knex('recall_affected')
      .where({ order_id })
      .whereIn('state', BACK)
      .sum({ sum: 'freight_fen' })
    return Number(sum ?? 0)
  }

  /** Buyers whose parcel was unpacked have none of it any more: nothing is left to do about them. */
  async dropUnpacked(recall_id: string, fulfillment_ids: string[]): Promise<void> {
    await this.knex('recall_affected')
      .where({ recall_id, kind: 'buyer' })
      .whereIn('fulfillment_id', fulfillment_ids)
      .whereIn('state', WAITING)
      .update({ state: 'returned', changed_by: 'system', updated_at: new Date() })
  }

  /** Orders that wait for goods of this recall. */
  async ordersWaiting(recall_id: string): Promise<string[]> {
    const rows = await this.knex<AffectedRow>('recall_affected')
      .where({ recall_id, kind: 'waiting' })
      .whereIn('state', WAITING)
      .distinct('order_id')
    return rows.flatMap(({ order_id }) => order_id ?? [])
  }

  /** Orders that were given up wait for nothing: their goods stay here, sealed with the rest. */
  async dropCanceled(recall_id: string, order_ids: string[]): Promise<void> {
    await this.knex('recall_affected')
      .where({ recall_id, kind: 'waiting' })
      .whereIn('order_id', order_ids)
      .whereIn('state', WAITING)
      .update({ state: 'secured', changed_by: 'system', updated_at: new Date() })
  }

  /** One of shipping's `gates`: goods that were paid back stay, before they left and in a parcel that never did. */
  async reasonAgainstParcel(
    _container: MedusaContainer,
    { line_item_ids, stage, fulfillment_id }: ParcelQuestion,
  ): Promise<Refused | null> {
    if (stage === 'unpacking') {
      const inside = { kind: 'buyer' as const, fulfillment_id: fulfillment_id ?? null }
      const paid = await this.knex<AffectedRow>('recall_affected').where(inside).whereIn('state', BACK).first('id')
      if (paid) return PAID_BACK_INSIDE
    }
    if (stage === 'leaving' || stage === 'arriving' || !(await this.linesPaidBack(line_item_ids)).length) return null
    return stage === 'packing' ? PAID_BACK : REST_PAID_BACK
  }

  /** The same gate: what trigger `lot_paid_back` said when such goods were taken all the same. */
  explainFailure(error: unknown): Refused | null {
    const text = (error as { message?: string } | null)?.message ?? ''
    return text.includes(PAID_BACK.message) ? PAID_BACK : null
  }

  /** @throws not_allowed while a row is not over */
  async close(id: string, closed_by: string): Promise<void> {
    const { affected, state } = await this.retrieveWithRows(id)
    if (state === 'closed') return
    const open = affected.filter((row) => !OVER.includes(row.state)).length
    if (open) throw errors.stillOpen(open)
    await this.knex('recall')
      .where({ id, state: 'open' })
      .update({ state: 'closed', closed_by, closed_at: this.knex.fn.now() })
  }

  /** Changes whenever goods stopped being for sale by a recall; pages kept before that are worth nothing. */
  async saleStopVersion(): Promise<string> {
    const row = await this.knex('recall').max<{ max: Date | null }>({ max: 'stopped_at' }).first()
    return row?.max ? row.max.toISOString() : ''
  }

  /** Whether anything packed in this parcel comes from a lot called back: `lot_ids` are the parcel's lots. */
  async anyRecalled(lot_ids: string[]): Promise<boolean> {
    const row = await this.knex('recall').whereRaw('lot_ids && ?::text[]', [lot_ids]).first('id')
    return Boolean(row)
  }
}
