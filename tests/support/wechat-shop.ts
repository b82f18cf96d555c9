/** A shop with one box of mushrooms at 12.34 yuan that takes WeChat Pay from a local gateway. */
import { cpSync } from 'node:fs'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import {
  createApiKeysWorkflow,
  createProductsWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
} from '@medusajs/medusa/core-flows'
import { setGoodFactsWorkflow } from '@shanzhen/producers/workflows'
import { startGateway, type Gateway } from '../../plugins/money/payment-wechatpay/sandbox/start'
import { GATEWAY } from './worker'

export const PRICE_FEN = 1234
export const PROVIDER = 'pp_wechatpay_wechatpay'
export const VOUCHER = {
  ...{ kind: 'voucher' as const, perishable: false, cold_chain: false, age_limit: null, not_food: true },
  ...{ variable_weight: false, gi: null, town: null, village: null, aliases: [], sc_category: null },
  ...{ return_rule: 'seven_days' as const, producer_id: null },
}

let opened: Gateway | undefined

/**
 * The one this worker's backend pays with, its books empty; the last file's is closed. Each test finds the books as the
 * file's beforeAll left them.
 */
export async function openGateway(): Promise<Gateway> {
  await opened?.close()
  const dataDir = GATEWAY.books()
  cpSync(GATEWAY.keys, dataDir, { recursive: true })
  const gateway = await startGateway({ port: GATEWAY.port, dataDir, timeScale: 0.002 })
  keepBooks(gateway)
  return (opened = gateway)
}

/** Where beforeAll made orders. What was still to be told then would be told in every test: it is left out. */
function keepBooks({ ledger: { orders, refunds, callbacks, transfers } }: Gateway): void {
  const books: Map<string, unknown>[] = [orders, refunds, callbacks, transfers]
  let kept: [string, unknown][][] | undefined
  beforeEach(() => {
    if (!kept) {
      for (const [id, { state }] of callbacks) if (state === 'waiting') callbacks.delete(id)
      kept = structuredClone(books.map((book) => [...book]))
    }
    if (!kept.some((entries) => entries.length)) return
    for (const [i, entries] of structuredClone(kept).entries()) {
      books[i].clear()
      for (const [number, entry] of entries) books[i].set(number, entry)
    }
  })
}

export async function stockShop(container: MedusaContainer) {
  const { result: channels } = await createSalesChannelsWorkflow(container).run({
    input: { salesChannelsData: [{ name: '网店' }] },
  })
  const { result: regions } = await createRegionsWorkflow(container).run({
    input: { regions: [{ name: '中国', currency_code: 'cny', countries: ['cn'], payment_providers: [PROVIDER] }] },
  })
  const { result: keys } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title: '店面', type: 'publishable', created_by: 'test' }] },
  })
  const [channel, region, key] = [channels[0], regions[0], keys[0]]
  if (!channel || !region || !key) throw new Error('shop not stocked')
  await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: key.id, add: [channel.id] } })
  const { result: products } = await createProductsWorkflow(container).run({
    input: {
      products: [
        {
          title: '宁陕香菇',
          status: 'published',
          options: [{ title: '规格', values: ['500g'] }],
          sales_channels: [{ id: channel.id }],
          variants: [
            {
              title: '500g',
              options: { 规格: '500g' },
              manage_inventory: false,
              prices: [{ amount: PRICE_FEN / 100, currency_code: 'cny' }],
            },
          ],
        },
      ],
    },
  })
  // Neither grown nor stocked: what is paid here is a voucher.
  await setGoodFactsWorkflow(container).run({ input: [{ product_id: products[0]?.id ?? '', facts: VOUCHER }] })
  const variant_id = products[0]?.variants[0]?.id
  return { region_id: region.id, variant_id, headers: { 'x-publishable-api-key': key.token } }
}

interface Payment {
  id: string
  data: Record<string, unknown>
  captures?: unknown[]
  refunds?: unknown[]
}

/** What the shop knows of an order's money. */
export async function moneyOf(container: MedusaContainer, order_id: string) {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: 'order',
    fields: [
      'id',
      'status',
      'payment_collections.status',
      'payment_collections.payment_sessions.id',
      'payment_collections.payment_sessions.status',
      'payment_collections.payments.id',
      'payment_collections.payments.data',
      'payment_collections.payments.captured_at',
      'payment_collections.payments.captures.id',
      'payment_collections.payments.refunds.id',
      'transactions.amount',
    ],
    filters: { id: order_id },
  })
  const order = data[0]
  if (!order) throw new Error(`no order ${order_id}`)
  const collections = (order.payment_collections ?? []) as { payments?: Payment[] }[]
  const payments = collections.flatMap((collection) => collection.payments ?? [])
  return {
    order,
    session: order.payment_collections?.[0]?.payment_sessions?.[0],
    payments,
    captures: payments.flatMap((payment) => payment.captures ?? []).length,
    refunds: payments.flatMap((payment) => payment.refunds ?? []).length,
    transactions: ((order.transactions ?? []) as { amount: unknown }[]).map(({ amount }) => Number(amount)),
  }
}

export const callbacksOf = async (container: MedusaContainer, out_trade_no: string) =>
  await container
    .resolve<{
      listWechatCallbacks(filter: object): Promise<{ id: string; status: string; note: string | null }[]>
      updateWechatCallbacks(change: object): Promise<unknown>
    }>('wechatpay')
    .listWechatCallbacks({ out_trade_no })
