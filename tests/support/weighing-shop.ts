/** A shop that sells kiwis by about 2,500 g a box, ¥39.90: paid for, packed, weighed, and its money looked at. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { mendMoney } from '@shanzhen/checkout/pay/mend-money'
import { readMoneyRecords } from '@shanzhen/checkout/pay/money-record'
import { catchUp } from '@shanzhen/ledger/postings/catch-up'
import { settleOpenWeighings } from '@shanzhen/shipping/weighing/settle-open'
import { setGoodFactsWorkflow } from '@shanzhen/producers/workflows'
import type { Gateway } from '../../plugins/money/payment-wechatpay/sandbox/start'
import { checkPromises } from '../../scripts/lib/promises.mjs'
import { afterSaleShop } from './after-sale-shop'
import { type Answer, type checkoutBuyer, stockCheckoutShop } from './checkout-shop'
import { staffHeaders } from './packing-shop'
import { newWaybill } from './waybills'

const KIWI = {
  ...{ kind: 'fresh' as const, perishable: true, cold_chain: true, variable_weight: true, not_food: false },
  ...{ age_limit: null, gi: null, town: null, village: null, aliases: [], sc_category: null, producer_id: null },
  return_rule: 'fresh_excluded' as const,
}
type Api = Parameters<typeof checkoutBuyer>[0]
type Order = Awaited<ReturnType<ReturnType<typeof afterSaleShop>['order']>>
type Line = { line_item_id: string; quantity: number; weighed_g?: number }

/** To Shaanxi, kept cold: ¥6 for the first kilogram, ¥1 for each further one, ¥12 for each started 5 kg. */
export async function weighingShop(api: Api, container: MedusaContainer, gateway: Gateway) {
  const stocked = await stockCheckoutShop(container)
  await setGoodFactsWorkflow(container).run({ input: [{ product_id: stocked.products.kiwi ?? '', facts: KIWI }] })
  const desk = afterSaleShop(api, container, stocked, gateway)
  const headers = await staffHeaders(container)
  const options = () => ({ headers, validateStatus: () => true })
  const soon = () => new Date(Date.now() + 60_000)
  const packing = async ({ id }: Order): Promise<Answer['data']> =>
    ((await api.get(`/admin/orders/${id}/parcels`, options())) as Answer).data

  /** Brings the book up to date and says what breaks a promise of the shop. */
  async function faults(): Promise<string[]> {
    await mendMoney(container, soon())
    await catchUp(container, null, soon())
    const knex = container.resolve('__pg_connection__')
    const promises = await checkPromises({ query: (sql) => knex.raw(sql) })
    const broken = promises.flatMap(({ promise, ids }) => ids.map((id) => `${promise}: ${id}`))
    return [...broken, ...(await container.resolve('ledger').findDisagreements())]
  }

  /** 销售退款, 运费收入 and 渠道应收 of each refund of an order. */
  async function book({ id }: Order): Promise<Record<string, number>[]> {
    await catchUp(container, null, soon())
    const ledger = container.resolve('ledger')
    const kinds = new Map((await ledger.listLedgerAccounts({})).map(({ id, kind }) => [id, kind]))
    return (await ledger.findByReference('order', id))
      .filter(({ kind }) => kind === 'payment_refunded')
      .map(({ entries }) =>
        Object.fromEntries(entries.map(({ account_id, amount_fen }) => [kinds.get(account_id), amount_fen])),
      )
  }

  return {
    stocked,
    desk,
    options,
    packing,
    faults,
    book,
    sales: desk.staff(headers),
    bought: (basket: Record<string, number>, more: object = {}) =>
      desk.order(basket, { shipped: false, more: { fresh_notice_accepted: true, ...more } }),
    ship: ({ id }: Order, lines: Line[]): Promise<Answer> => {
      const parcel = { carrier_code: 'SF', tracking_number: newWaybill(), lines }
      return api.post(`/admin/orders/${id}/parcels`, parcel, options())
    },
    /** A line of the parcel, its pieces weighing so much together. */
    kiwis: (order: Order, quantity: number, weighed_g?: number): Line => ({
      line_item_id: order.lines.find(({ title }) => title === '鲜猕猴桃')?.id ?? '',
      quantity,
      ...(weighed_g !== undefined && { weighed_g }),
    }),
    corrections: async (order: Order): Promise<object[]> =>
      (await packing(order)).parcels.map(({ correction }: { correction: object }) => correction),
    /** What the shop does by itself every minute. */
    settle: () => settleOpenWeighings(container, soon()),
    refundsOf: async ({ id }: Order) => {
      const [record] = await readMoneyRecords(container, [id])
      const back = record?.movements.filter(({ kind }) => kind === 'refund') ?? []
      return { fen: back.map(({ amount_fen }) => amount_fen), pending_fen: record?.pending_fen }
    },
    weighings: () => container.resolve('weighing'),
  }
}
