/** 归责: who bears what went back, or was sent once more, for goods that were wrong. The center does, until staff say that a carrier or a producer does. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, generateEntityId } from '@medusajs/framework/utils'
import { findRequest } from '@shanzhen/after-sales/staff'
import type { AfterSaleView } from '@shanzhen/after-sales/wire'
import { today } from '@shanzhen/http/fields'
import { LEDGER } from '@shanzhen/ledger/modules/ledger'
import { LOT } from '@shanzhen/lots/modules/lot'
import { carrierClaims, casesRecovered, producerPayable, salesRefunds } from '@shanzhen/ledger/postings/chart'
import { SETTLEMENT } from '../modules/settlement'
import { noSuchParty, notRefunded, notWrong } from '../modules/settlement/said-to-staff'
import type { CaseBearer } from '../wire'

const CURRENCY = 'cny'

export type Bearing = {
  after_sale_id: string
  bearer: CaseBearer
  /** Of a carrier its code, of a producer its id. */
  party: string
  amount_fen: number
  note: string
  drafted_by: string
  request_key?: string | null
}

/**
 * Who can be named: whoever carried a parcel of the order, and whoever grew or made what left for it; of goods without lots
 * whoever they are said to be of.
 */
export type Parties = Record<CaseBearer, { id: string; name: string }[]>

type Order = {
  display_id: number
  fulfillments?: { canceled_at: string | null; metadata?: Record<string, unknown> | null }[]
  items?: { id: string; product?: { good?: { producer?: { id: string; name: string } | null } | null } | null }[]
}
const FIELDS = [
  ...['display_id', 'fulfillments.canceled_at', 'fulfillments.metadata'],
  ...['items.id', 'items.product.good.producer.id', 'items.product.good.producer.name'],
]

export async function partiesOf(container: MedusaContainer, order_id: string): Promise<Parties & { number: number }> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: 'order', fields: FIELDS, filters: { id: order_id } })
  const { display_id = 0, fulfillments = [], items = [] } = (data as unknown as Order[])[0] ?? {}
  const once = (found: { id: string; name: string }[]) => [...new Map(found.map((one) => [one.id, one])).values()]
  const carriers = fulfillments.flatMap(({ canceled_at, metadata }) => {
    const { carrier_code: id, carrier_name: name } = metadata ?? {}
    return !canceled_at && typeof id === 'string' ? [{ id, name: typeof name === 'string' ? name : id }] : []
  })
  const sent = await container.resolve(LOT).producersOfOrder(order_id)
  const { data: growers } = sent.length
    ? await query.graph({
        entity: 'producer',
        fields: ['id', 'name'],
        filters: { id: [...new Set(sent.map(({ producer_id }) => producer_id))] },
      })
    : { data: [] }
  const withLots = new Set(sent.map(({ line_item_id }) => line_item_id))
  const others = items.filter(({ id }) => !withLots.has(id)).flatMap(({ product }) => product?.good?.producer ?? [])
  const producers = [...(growers as unknown as { id: string; name: string }[]), ...others]
  return { number: display_id, carrier: once(carriers), producer: once(producers) }
}

/** In fen; 0 of a claim that is not decided, or was for nothing. The database counts alike (`case_worth`). */
export const worthOf = ({ state, refund_fen, goods_fen }: AfterSaleView): number =>
  (state === 'resent' ? goods_fen : state === 'refunded' && refund_fen) || 0

/**
 * A draft, in the book once a second person confirms it among the vouchers. The same form sent twice is one.
 * @throws MedusaError not_found, not_allowed (no money went back, or not for wrong goods, a party that had no part in it), conflict (more than went back)
 */
export async function bear(container: MedusaContainer, asked: Bearing): Promise<void> {
  const { after_sale_id, bearer, party, amount_fen, note, drafted_by, request_key } = asked
  const request = await findRequest(container, { id: after_sale_id })
  const { order_id, state, rule } = request
  if (!worthOf(request)) throw notRefunded()
  if (rule !== 'quality') throw notWrong()
  const { number, ...parties } = await partiesOf(container, order_id)
  if (!parties[bearer].some(({ id }) => id === party)) throw noSuchParty()
  const ledger = container.resolve(LEDGER)
  const voucher = await ledger.draftVoucher({
    ...{ kind: 'case_borne', amount_fen, drafted_by, effective_on: today(), note: `订单 ${number}：${note}` },
    debit: bearer === 'carrier' ? carrierClaims(party, CURRENCY) : producerPayable(party, CURRENCY),
    // Where goods went again no sale was undone: what others make good is income of its own.
    credit: state === 'resent' ? casesRecovered(CURRENCY) : salesRefunds(CURRENCY),
    request_key: request_key && `case:${after_sale_id}:${request_key}`,
  })
  const share = { id: generateEntityId(undefined, 'cshr'), after_sale_id, bearer, party, amount_fen, drafted_by }
  try {
    await container.resolve(SETTLEMENT).addShare({ ...share, voucher_id: voucher.id })
  } catch (refused) {
    // Nobody confirms what was refused here.
    await ledger.withdrawVoucher(voucher.id, drafted_by).catch(() => undefined)
    throw refused
  }
}
