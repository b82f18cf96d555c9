/**
 * What Medusa keeps of an order just placed, as rows of its own tables: order, inventory and payment module and the link
 * between them, without their object mapper, which takes twenty times as long. A test compares every column with what
 * Medusa's own services write for the same order; on another version than that test saw they write (`modules/checkout/tested-version.ts`).
 */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { decorateCartTotals, generateEntityId } from '@medusajs/framework/utils'
import type { StockClaim } from '../../quote/stock'
import type { OrderInput } from '../order-input'
import { heldFor } from '../drop-unfinished'

type Row = Record<string, unknown>

/** Each table with the columns that are written; the others keep their default. Who is named by another comes first. */
const COLUMNS = {
  order_address: 'id first_name phone country_code province city address_1 address_2 created_at updated_at',
  order:
    'id region_id version customer_id sales_channel_id status is_draft_order email currency_code locale no_notification metadata shipping_address_id billing_address_id created_at updated_at',
  order_summary: 'id order_id version totals created_at updated_at',
  order_line_item:
    'id title subtitle thumbnail variant_id product_id product_title product_description product_subtitle product_type_id product_handle variant_sku variant_barcode variant_title requires_shipping is_giftcard is_discountable is_tax_inclusive compare_at_unit_price raw_compare_at_unit_price unit_price raw_unit_price is_custom_price metadata created_at updated_at',
  order_item:
    'id order_id version item_id quantity raw_quantity fulfilled_quantity shipped_quantity return_requested_quantity return_received_quantity return_dismissed_quantity written_off_quantity metadata created_at updated_at',
  order_line_item_tax_line: 'id item_id description tax_rate_id code rate raw_rate provider_id created_at updated_at',
  order_line_item_adjustment: 'id item_id code amount raw_amount is_tax_inclusive version created_at updated_at',
  order_shipping_method:
    'id name amount raw_amount is_tax_inclusive shipping_option_id data is_custom_amount created_at updated_at',
  order_shipping: 'id order_id version shipping_method_id created_at updated_at',
  order_shipping_method_tax_line:
    'id shipping_method_id description tax_rate_id code rate raw_rate provider_id created_at updated_at',
  order_shipping_method_adjustment: 'id shipping_method_id code amount raw_amount version created_at updated_at',
  reservation_item:
    'id line_item_id location_id inventory_item_id quantity raw_quantity allow_backorder description created_at updated_at',
  payment_collection:
    'id currency_code amount raw_amount authorized_amount raw_authorized_amount captured_amount raw_captured_amount refunded_amount raw_refunded_amount completed_at status created_at updated_at',
  order_payment_collection: 'id order_id payment_collection_id created_at updated_at',
  payment_session:
    'id currency_code amount raw_amount provider_id data context status authorized_at payment_collection_id created_at updated_at',
  payment:
    'id amount raw_amount currency_code provider_id data captured_at payment_collection_id payment_session_id created_at updated_at',
  capture: 'id amount raw_amount payment_id created_at updated_at',
  order_transaction: 'id order_id version amount raw_amount currency_code reference reference_id created_at updated_at',
} as const
type Table = keyof typeof COLUMNS
export type Rows = Record<Table, Row[]>

type Tax = { rate: number; code: string; description?: string; provider_id?: string; tax_rate_id?: string }
type Adjustment = { code: string; amount: number; is_tax_inclusive?: boolean }
type Lines = { tax_lines?: Tax[]; adjustments?: Adjustment[] }
type Method = Lines & {
  name: string
  amount: number
  is_tax_inclusive: boolean
  shipping_option_id: string
  data: object
}

export const noRows = (): Rows => Object.fromEntries(Object.keys(COLUMNS).map((table) => [table, [] as Row[]])) as Rows

/** Where an order is paid as it is written: by which provider, and the capture by which the book knows it. */
export type PaidAsPlaced = { provider_id: string; data: Record<string, unknown>; capture_id: string }

/** Adds an order's rows to `rows`. @param money what is to be paid, in yuan; nothing where it costs nothing */
export function addOrder(
  rows: Rows,
  order: OrderInput,
  claims: StockClaim[],
  { total, paid }: { total: number; paid: PaidAsPlaced | null },
  at: Date,
): void {
  const times = { created_at: at.toISOString(), updated_at: at.toISOString() }
  const add = (table: Table, prefix: string | null, row: Row): string => {
    const id = prefix ? generateEntityId(undefined, prefix) : String(row.id)
    rows[table].push({ ...times, ...row, id })
    return id
  }
  const {
    items,
    shipping_methods,
    shipping_address,
    billing_address,
    promo_codes: _,
    ...own
  } = order as OrderInput & {
    promo_codes?: string[]
  }
  add('order', null, {
    ...own,
    version: 1,
    is_draft_order: false,
    currency_code: (own.currency_code ?? 'cny').toLowerCase(),
    billing_address_id: add('order_address', 'ordaddr', billing_address as Row),
    shipping_address_id: add('order_address', 'ordaddr', shipping_address as Row),
  })
  add('order_summary', 'ordsum', { order_id: order.id, version: 1, totals: totalsOf(order, paid ? total : 0) })
  for (const item of items) {
    const { id, quantity, metadata, tax_lines, adjustments, ...line } = item as typeof item & Lines
    const price = { unit_price: Number(line.unit_price), compare_at_unit_price: numberOf(line.compare_at_unit_price) }
    add('order_line_item', null, {
      ...line,
      ...price,
      id,
      raw_unit_price: raw(price.unit_price),
      raw_compare_at_unit_price: price.compare_at_unit_price === null ? null : raw(price.compare_at_unit_price),
      is_custom_price: false,
      metadata,
    })
    const pieces = { quantity: Number(quantity), raw_quantity: raw(Number(quantity)), ...NOTHING_YET }
    add('order_item', 'orditem', { order_id: order.id, version: 1, item_id: id, metadata, ...pieces })
    addLines(add, { tax_lines, adjustments }, 'order_line_item', 'ordli', { item_id: id })
  }
  for (const { tax_lines, adjustments, ...method } of (shipping_methods ?? []) as unknown as Method[]) {
    const { amount } = method
    const way = { ...method, raw_amount: raw(amount), is_custom_amount: false }
    const shipping_method_id = add('order_shipping_method', 'ordsm', way)
    add('order_shipping', 'ordspmv', { order_id: order.id, version: 1, shipping_method_id })
    addLines(add, { tax_lines, adjustments }, 'order_shipping_method', 'ordsm', { shipping_method_id })
  }
  for (const { variant_id, inventory_item_id, location_id, quantity, allow_backorder } of claims) {
    const line_item_id = items.find((item) => item.variant_id === variant_id)?.id
    const held = { line_item_id, inventory_item_id, location_id, quantity, raw_quantity: raw(quantity) }
    add('reservation_item', 'resitem', { ...held, allow_backorder, description: heldFor(order.id) })
  }
  if (total <= 0) return
  const sum = { currency_code: own.currency_code, amount: total, raw_amount: raw(total) }
  const status = paid ? { ...takenInFull(total, at), status: 'completed' } : { status: 'not_paid' }
  const payment_collection_id = add('payment_collection', 'pay_col', { ...sum, ...status })
  add('order_payment_collection', 'ordpay', { order_id: order.id, payment_collection_id })
  if (!paid) return
  const { provider_id, data, capture_id } = paid
  const of = { ...sum, provider_id, data, payment_collection_id }
  const session = { ...of, context: {}, status: 'authorized', authorized_at: at.toISOString() }
  const payment_session_id = add('payment_session', 'payses', session)
  const payment_id = add('payment', 'pay', { ...of, payment_session_id, captured_at: at.toISOString() })
  add('capture', null, { id: capture_id, amount: total, raw_amount: raw(total), payment_id })
  const booked = { order_id: order.id, version: 1, reference: 'capture', reference_id: capture_id }
  add('order_transaction', 'ordtrx', { ...sum, ...booked })
}

const takenInFull = (total: number, at: Date): Row => ({
  ...{ authorized_amount: total, raw_authorized_amount: raw(total) },
  ...{ captured_amount: total, raw_captured_amount: raw(total) },
  ...{ refunded_amount: 0, raw_refunded_amount: raw(0), completed_at: at.toISOString() },
})

/** Medusa's number beside its exact figure. */
const raw = (value: number) => ({ value: String(value), precision: 20 })
const numberOf = (value: unknown) => (value === undefined || value === null ? null : Number(value))

const NOTHING_YET = Object.fromEntries(
  ['fulfilled', 'shipped', 'return_requested', 'return_received', 'return_dismissed', 'written_off'].map((of) => [
    `${of}_quantity`,
    0,
  ]),
)

function addLines(
  add: (table: Table, prefix: string, row: Row) => string,
  { tax_lines = [], adjustments = [] }: Lines,
  of: 'order_line_item' | 'order_shipping_method',
  prefix: string,
  owner: Row,
): void {
  for (const { rate, ...tax } of tax_lines)
    add(`${of}_tax_line`, `${prefix}txl`, { ...tax, ...owner, rate, raw_rate: raw(rate) })
  for (const { code, amount, is_tax_inclusive = false } of adjustments)
    add(`${of}_adjustment`, `${prefix}adj`, {
      ...owner,
      code,
      amount,
      raw_amount: raw(amount),
      is_tax_inclusive,
      version: 1,
    })
}

/** The order's summary as Medusa counts it. @param paid in yuan */
function totalsOf({ items, shipping_methods }: OrderInput, paid: number): Row {
  const copy = JSON.parse(JSON.stringify({ items, shipping_methods })) as Parameters<typeof decorateCartTotals>[0]
  const total = Number(decorateCartTotals(copy).total)
  const sums = {
    ...{
      current_order_total: total,
      original_order_total: total,
      accounting_total: total,
      pending_difference: total - paid,
    },
    ...{ paid_total: paid, refunded_total: 0, credit_line_total: 0, transaction_total: paid },
  }
  return { ...sums, ...Object.fromEntries(Object.entries(sums).map(([name, sum]) => [`raw_${name}`, raw(sum)])) }
}

/** Everything in one statement, tables of our own with it. @returns the orders by id, as they were numbered */
export async function insertInto(
  knex: Knex,
  rows: Rows,
  ownColumns: Record<string, string>,
  own: Record<string, Row[]>,
): Promise<Map<string, { id: string; display_id: number; created_at: string }>> {
  const columns = { ...COLUMNS, ...ownColumns }
  const all: Record<string, Row[]> = { ...rows, ...own }
  const tables = Object.keys(columns).filter((table) => all[table].length) as Table[]
  const inserts = tables.map((table) => {
    const list = columns[table].split(' ').join(', ')
    const back = table === 'order' ? ' returning id, display_id, created_at' : ''
    return `in_${table} as (insert into "${table}" (${list})
      select ${list} from jsonb_populate_recordset(null::"${table}", ?::jsonb)${back})`
  })
  const { rows: written } = await knex.raw<{ rows: { id: string; display_id: number; created_at: Date }[] }>(
    `with ${inserts.join(', ')} select * from in_order`,
    tables.map((table) => JSON.stringify(all[table])),
  )
  return new Map(written.map((order) => [order.id, { ...order, created_at: order.created_at.toISOString() }]))
}
