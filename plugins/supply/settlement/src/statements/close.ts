/** 出账: all that moved a shop's deposit since its last statement, closed for good. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { generateEntityId, MedusaError, Modules } from '@medusajs/framework/utils'
import type { AccountEntry } from '@shanzhen/ledger/types'
import { SHOP } from '@shanzhen/shops/modules/shop'
import { STATEMENT_READY } from '../events'
import { SETTLEMENT } from '../modules/settlement'
import { nothingToClose } from '../modules/settlement/errors'
import { insertStatement, takeTurn } from '../modules/settlement/store/statements'
import type { StatementRow } from '../types'
import { contentOf, depositAccount, entriesOf, hashOf } from './content'

const DAY_MS = 86_400_000
const beijingMonth = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 7).replace('-', '')

/**
 * Entries that were written late into the time of an earlier statement stand in this one: what was closed stays.
 * @param until entries booked on this moment or later wait for the next
 * @throws MedusaError conflict: nothing moved
 */
export async function closeStatement(
  container: MedusaContainer,
  { shop_id, until, made_by }: { shop_id: string; until: Date; made_by: string },
): Promise<StatementRow> {
  const settlement = container.resolve(SETTLEMENT)
  const { name: shop_name } = await container.resolve(SHOP).retrieveShop(shop_id)
  const account_id = await depositAccount(container, shop_id)
  const before = await settlement.lastOf(shop_id)
  // Read before the turn is taken: whoever closes meanwhile takes the same entries, and one of both is refused.
  const { open, settled_entry_id } = await openEntries(container, account_id, before?.settled_entry_id ?? 0, until)
  if (!open.length) throw nothingToClose()
  const seq = (before?.seq ?? 0) + 1
  const lastMoment = new Date(until.getTime() - 1)
  const head = {
    ...{ shop_id, shop_name, seq, number: `JS${beijingMonth(lastMoment)}-${shop_id.slice(-6).toUpperCase()}-${seq}` },
    ...{ period_from: before?.period_to ?? null, period_to: until, opening_fen: before?.closing_fen ?? 0 },
    previous_hash: before?.hash ?? null,
  }
  const content = await contentOf(container, head, open)
  const id = generateEntityId(undefined, 'stmt')
  await settlement.within(async (trx) => {
    await takeTurn(trx, shop_id)
    const row = { id, ...head, closing_fen: content.closing_fen, line_count: open.length, settled_entry_id }
    await insertStatement(
      trx,
      { ...row, hash: hashOf(content), made_by },
      open.map(({ entry_id }) => entry_id),
    )
  })
  await container.resolve(Modules.EVENT_BUS).emit({ name: STATEMENT_READY, data: { id, shop_id } })
  return settlement.find(id)
}

/** Entries in no statement; and up to which one nothing can still be missing, since whoever wrote it has long ended. */
async function openEntries(container: MedusaContainer, account_id: string, after: number, until: Date) {
  const settlement = container.resolve(SETTLEMENT)
  const open: AccountEntry[] = []
  let settled_entry_id = after
  let firm = true
  const old = Date.now() - DAY_MS
  for await (const page of entriesOf(container, account_id, after)) {
    const settled = await settlement.settledOf(page.map(({ entry_id }) => entry_id))
    for (const entry of page) {
      const stands = settled.has(entry.entry_id)
      const taken = !stands && new Date(entry.at) < until
      if (taken) open.push(entry)
      firm &&= (stands || taken) && new Date(entry.written_at).getTime() < old
      if (firm) settled_entry_id = entry.entry_id
    }
  }
  return { open, settled_entry_id }
}

/** The first moment of this month in Beijing. */
export function monthStart(now: Date): Date {
  const [year, month] = new Date(now.getTime() + 8 * 3_600_000).toISOString().split('-')
  return new Date(`${year}-${month}-01T00:00:00+08:00`)
}

/**
 * Each shop whose deposit moved before this month and has no statement of it. Safe to repeat: a shop has one a month. One shop's
 * fault keeps no other from its own.
 * @throws the first fault, after all were tried
 */
export async function closeMonth(container: MedusaContainer, now = new Date()): Promise<number> {
  const until = monthStart(now)
  const faults: unknown[] = []
  const shops = container.resolve(SHOP)
  const settlement = container.resolve(SETTLEMENT)
  let closed = 0
  for (let skip = 0; ; skip += 200) {
    const page = await shops.listShops({}, { take: 200, skip, order: { id: 'ASC' }, select: ['id'] })
    for (const { id } of page) {
      const last = await settlement.lastOf(id)
      if (last && new Date(last.period_to) >= until) continue
      try {
        await closeStatement(container, { shop_id: id, until, made_by: 'system' })
        closed++
      } catch (error) {
        // Nothing moved, or somebody of the staff closed it just now.
        if ((error as { type?: string }).type !== MedusaError.Types.CONFLICT) faults.push(error)
      }
    }
    if (page.length < 200) break
  }
  if (faults.length) throw faults[0]
  return closed
}
