/** What a statement says, as it is hashed: built out of the book each time it is asked for, and always the same. */
import { createHash } from 'node:crypto'
import type { MedusaContainer } from '@medusajs/framework/types'
import { LEDGER } from '@shanzhen/ledger/modules/ledger'
import { partnerDeposit } from '@shanzhen/ledger/postings/chart'
import type { AccountEntry } from '@shanzhen/ledger/types'
import { SHOP_ORDER } from '@shanzhen/shop-orders/modules/shop-order'
import { SETTLEMENT } from '../modules/settlement'
import { changed } from '../modules/settlement/errors'
import type { StatementRow } from '../types'
import type { StatementContent, StatementLine } from '../wire'

const CURRENCY = 'cny'
const PAGE = 1000
const REFUNDED = 'payment_refunded'
const GOODS = new Set(['goods_sales', 'sales_refunds'])
/** Of these the ledger's own description is the number people know: of a payout, of the shop's order, or how many sales of its page. */
const DESCRIBED = new Set(['payout', 'shop_order', 'hosted_release'])

export async function depositAccount(container: MedusaContainer, shop_id: string): Promise<string> {
  const spec = partnerDeposit({ owner_type: 'shop', owner_id: shop_id }, CURRENCY)
  const [account] = await container.resolve(LEDGER).ensureAccounts([spec])
  return account.id
}

/** Entries behind one, all of them. @param until not booked on this moment or later */
export async function* entriesOf(
  container: MedusaContainer,
  account_id: string,
  after: number,
  until?: Date,
): AsyncGenerator<AccountEntry[]> {
  const ledger = container.resolve(LEDGER)
  for (;;) {
    const page = await ledger.entriesAfter(account_id, { after, until, take: PAGE })
    if (page.length) yield page
    if (page.length < PAGE) return
    after = page[page.length - 1].entry_id
  }
}

type Head = Pick<
  StatementRow,
  'number' | 'shop_id' | 'shop_name' | 'seq' | 'period_from' | 'period_to' | 'opening_fen' | 'previous_hash'
>

/** @param entries in the order of the lines */
export async function contentOf(
  container: MedusaContainer,
  head: Head,
  entries: AccountEntry[],
): Promise<StatementContent> {
  const numbers = await orderNumbers(container, head.shop_id, entries)
  let balance_fen = head.opening_fen
  const lines = entries.map((entry, i): StatementLine => {
    balance_fen += entry.amount_fen
    const sum = (of: (kind: string) => boolean) =>
      entry.others.reduce((total, { kind, amount_fen }) => total + (of(kind) ? amount_fen : 0), 0)
    return {
      ...{ no: i + 1, entry_id: entry.entry_id, at: new Date(entry.at).toISOString(), kind: entry.kind },
      ...(entry.kind === REFUNDED && entry.description && { reason: entry.description }),
      reference: DESCRIBED.has(entry.reference_type)
        ? (entry.description ?? '')
        : (numbers.get(entry.reference_id) ?? ''),
      goods_fen: sum((kind) => GOODS.has(kind)),
      freight_fen: sum((kind) => kind === 'freight_income'),
      ...{ amount_fen: entry.amount_fen, balance_fen },
    }
  })
  const { number, shop_id, shop_name, seq, period_from, period_to, opening_fen, previous_hash } = head
  return {
    format: 'shanzhen-statement-1',
    ...{ number, seq, currency: CURRENCY, shop: { id: shop_id, name: shop_name } },
    period: { from: period_from && new Date(period_from).toISOString(), to: new Date(period_to).toISOString() },
    ...{ opening_fen, closing_fen: balance_fen, previous_hash, lines },
  }
}

/** SHA-256 over its JSON as it stands, hex. */
export const hashOf = (content: StatementContent): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex')

/** @throws MedusaError unexpected_state where the book no longer says what was closed */
export async function rebuild(container: MedusaContainer, statement: StatementRow): Promise<StatementContent> {
  const ids = await container.resolve(SETTLEMENT).entryIdsOf(statement.id)
  const wanted = new Set(ids)
  const found = new Map<number, AccountEntry>()
  const account_id = await depositAccount(container, statement.shop_id)
  for await (const page of entriesOf(container, account_id, Math.min(...ids) - 1)) {
    for (const entry of page) if (wanted.has(entry.entry_id)) found.set(entry.entry_id, entry)
    if (found.size === wanted.size) break
  }
  const entries = ids.flatMap((id) => found.get(id) ?? [])
  const content = await contentOf(container, statement, entries)
  if (entries.length !== ids.length || hashOf(content) !== statement.hash) throw changed(statement.number)
  return content
}

/** By Medusa's order the number its shop gave it. */
async function orderNumbers(container: MedusaContainer, shop_id: string, entries: AccountEntry[]) {
  const ids = [...new Set(entries.flatMap((one) => (one.reference_type === 'order' ? one.reference_id : [])))]
  const numbers = new Map<string, string>()
  for (let at = 0; at < ids.length; at += PAGE) {
    const order_ids = ids.slice(at, at + PAGE)
    for (const { order_id, number } of await container
      .resolve(SHOP_ORDER)
      .list(shop_id, { order_ids, take: order_ids.length }))
      if (order_id) numbers.set(order_id, number)
  }
  return numbers
}
