import type { MedusaContainer } from '@medusajs/framework/types'
import { type Need, needs } from '@shanzhen/ports/needs'
import type { PaidBack, ParcelGate, ParcelQuestion, PaysBack, Refused } from '@shanzhen/ports/types'
import { type Cradle, inTransaction, StoreService } from '@shanzhen/workflow-kit/store-service'
import { fromDatabase } from '../../errors'
import { isOrderKey } from '../../lib/order-key'
import type { AfterSalesOptions } from '../../types'
import { announce, unannounced } from './announce'
import { dueForReceipt } from './due-parcels'
import { AfterSale } from './models/after-sale'
import { AfterSaleEvent } from './models/after-sale-event'
import { AfterSaleLine } from './models/after-sale-line'
import { AfterSalePicture } from './models/after-sale-picture'
import { AfterSaleReceipt } from './models/after-sale-receipt'
import { ReturnFreight } from './models/return-freight'
import { openRestocks, putBack } from './restock'
import { watchOrders } from './watch-orders'
import { claimedOf, freightBackOf } from './claimed'
import { claimedPieces, countStates, createRequest, moveRequest } from './store'

const MODELS = { AfterSale, AfterSaleLine, AfterSalePicture, AfterSaleEvent, AfterSaleReceipt, ReturnFreight }

/** Keeps requests, their steps and receipts. A request and its step are written together or not at all. */
export default class AfterSalesService
  extends StoreService(MODELS, {
    createRequest: inTransaction(createRequest, refuse),
    moveRequest: inTransaction(moveRequest, refuse),
    openRestocks,
    putBack,
    unannounced,
    announce,
    freightBackOf,
    countStates,
  })
  implements ParcelGate, PaysBack
{
  /** Options of the plugin, by name. */
  static readonly takes = {
    '@shanzhen/after-sales': {
      orderLinkSecret: true,
      returnAddress: true,
      autoReceiptDays: ['express', 'pickup'],
      freshQualityHours: true,
      corrections: true,
      stopped: true,
      owners: true,
      senders: true,
      shares: true,
      paidBack: true,
      gates: true,
    } satisfies Record<keyof AfterSalesOptions, true | readonly string[]>,
  }

  /** Modules migrate side by side: Medusa's table may be younger than the trigger that watches it. */
  __hooks = { onApplicationStart: () => watchOrders(this.knex) }
  readonly options: AfterSalesOptions
  readonly ports: Need[]

  constructor(cradle: Cradle, options?: AfterSalesOptions) {
    super(cradle)
    this.options = options ?? {}
    const need = needs.bind(null, '@shanzhen/after-sales')
    this.ports = [
      ...need('corrections', 'corrections', options?.corrections),
      ...need('stopped', 'stoppedLines', options?.stopped),
      ...need('paidBack', 'paysBack', options?.paidBack),
      ...need('owners', 'orderOwners', options?.owners),
      ...need('shares', 'claimShares', options?.shares),
      ...need('gates', 'parcelGate', options?.gates),
      ...need('senders', 'orderSenders', options?.senders),
    ]
  }

  isOrderKey(order_id: string, key: string | undefined): boolean {
    const { orderLinkSecret } = this.options
    return !!orderLinkSecret && isOrderKey(order_id, key, orderLinkSecret)
  }

  autoReceiptDays(pickup: boolean): number {
    const days = this.options.autoReceiptDays ?? { express: 10, pickup: 2 }
    return pickup ? days.pickup : days.express
  }

  get freshQualityHours(): number {
    return this.options.freshQualityHours ?? 48
  }

  /** Orders whose receipt may be due, after `after`; an empty page is the last. */
  dueForReceipt(now: Date, after: string): Promise<string[]> {
    const days = Math.min(this.autoReceiptDays(true), this.autoReceiptDays(false))
    return dueForReceipt(this.knex, now, days, after)
  }

  /** Photos that a day after their upload belong to no claim. */
  unusedPictures(): Promise<{ id: string; file_id: string }[]> {
    return this.knex('after_sale_picture')
      .select('id', 'file_id')
      .whereNull('after_sale_id')
      .whereRaw(`created_at < now() - interval '1 day'`)
      .limit(500)
  }

  /** One of shipping's option `gates`: nothing was received, and what a buyer claims lies in other parcels than the one unpacked. */
  async reasonAgainstParcel(
    _container: MedusaContainer,
    { order_id, line_item_ids, stage, elsewhere = {} }: ParcelQuestion,
  ): Promise<Refused | null> {
    if (stage !== 'unpacking') return null
    const [receipt] = await this.listAfterSaleReceipts({ order_id }, { take: 1 })
    // What was sent once more left after the order was received, and is received by itself.
    const resent = receipt
      ? await this.listAfterSaleLines({ resent_line_id: line_item_ids }, { take: line_item_ids.length })
      : []
    if (receipt && resent.length < line_item_ids.length)
      return { code: 'received', message: '订单已确认收货，不能拆包；买家没收到的请走售后' }
    const claimed = await claimedPieces(this.knex, line_item_ids)
    const arrived = (line_item_id: string) => elsewhere[line_item_id] ?? 0
    if (claimed.every(({ line_item_id, pieces, missing }) => !missing && pieces <= arrived(line_item_id))) return null
    return { code: 'claimed', message: '包裹里有商品在售后中或已按售后退款，不能拆包；请先处理售后' }
  }

  /** For whoever pays back beside claims (recalls): what is claimed of these lines, or was paid for a claim. */
  paidBackOf(_container: MedusaContainer, line_item_ids: string[]): Promise<PaidBack[]> {
    return claimedOf(this.knex, line_item_ids)
  }

  /** The first receipt stands, whoever confirms again. */
  async keepReceipt(order_id: string, received_at: Date, received_by: string): Promise<void> {
    await this.knex.raw(
      `insert into after_sale_receipt (id, order_id, received_at, received_by) values (?, ?, ?, ?)
       on conflict (order_id) do nothing`,
      [`asrec_${order_id.replace(/^order_/, '')}`, order_id, received_at, received_by],
    )
  }
}

function refuse(error: unknown): never {
  throw fromDatabase(error)
}
