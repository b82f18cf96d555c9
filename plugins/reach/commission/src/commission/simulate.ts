/** What last month's real orders would have earned whoever brought them, had a draft of a rule been in force. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { CAMPAIGN } from '@shanzhen/campaigns/modules/campaign'
import { DISTRIBUTOR } from '@shanzhen/distribution/modules/distributor'
import { COMMISSION } from '../keys'
import type { CommissionRule } from '../modules/commission/types'
import { earnedOf } from './amount'
import { campaignsAmong } from './campaigns'
import { shelvesOf } from '@shanzhen/distribution/shelves'
import { ruleFor } from './rule-for'

/** Orders. */
const PAGE = 500
const DAY_MS = 86_400_000

export type Draft = Pick<CommissionRule, 'scope' | 'target_id' | 'group_name' | 'rate_bps' | 'cap_fen'>
export type Simulated = {
  orders: number
  lines: number
  /** What their buyers paid for and keep. */
  kept_fen: number
  was_fen: number
  would_fen: number
  goods: { product_id: string | null; title: string; kept_fen: number; was_fen: number; would_fen: number }[]
}

/**
 * The rules of their days stand beside the draft, and the narrowest counts, as in earnest; of a campaign it is tried as though
 * that had run all the time. @param days back from `now`
 */
export async function simulate(
  container: MedusaContainer,
  draft: Draft,
  { days = 30, now = new Date() }: { days?: number; now?: Date } = {},
): Promise<Simulated> {
  const commission = container.resolve(COMMISSION)
  const rule: CommissionRule = {
    ...{ id: 'draft', name: 'draft', ...draft, starts_at: now, ends_at: null, entered_by: 'draft', created_at: now },
    ...{ stopped_at: null, stopped_by: null },
  }
  const since = new Date(now.getTime() - days * DAY_MS)
  const rules = await commission.rulesSince(since)
  const ofDraft = new Set(await goodsOfDraft(container, draft))
  const goods = new Map<string, Simulated['goods'][number]>()
  const sum = { orders: new Set<string>(), lines: 0, kept_fen: 0, was_fen: 0, would_fen: 0 }
  for (let after: { at: Date; order_id: string } | null = null; ;) {
    const page = await commission.linesSince(since, { after, take: PAGE })
    const ids = [...new Set(page.flatMap(({ product_id }) => product_id ?? []))]
    const [shelves, campaigns] = await Promise.all([
      shelvesOf(container, ids),
      campaignsAmong(container, [...rules, rule], ids),
    ])
    const groups = await container
      .resolve(DISTRIBUTOR)
      .groupsOf([...new Set(page.map(({ distributor_id }) => distributor_id))])
    for (const line of page) {
      const { distributor_id, product_id, title, decided_at, kept_fen, earned_fen } = line
      const group_name =
        groups
          .get(distributor_id)
          ?.filter(({ at }) => at <= decided_at)
          .at(-1)?.group_name ?? null
      const campaign_ids = campaigns(product_id, decided_at)
      if (ofDraft.has(product_id ?? '')) campaign_ids.push(draft.target_id ?? '')
      const what = { product_id, shelf_ids: shelves.get(product_id ?? '') ?? [], campaign_ids, at: decided_at }
      // Entered now, it would be the newest of all: tried as though it had begun with the order.
      const tried = { ...rule, starts_at: decided_at }
      const counts = ruleFor([...rules, tried], { ...what, group_name })
      const terms = { ...line, rate_bps: counts?.rate_bps ?? 0, cap_fen: counts?.cap_fen ?? null }
      const would_fen = counts === tried ? earnedOf(terms, line.paid_fen - kept_fen) : earned_fen
      const good = goods.get(product_id ?? title) ?? { product_id, title, kept_fen: 0, was_fen: 0, would_fen: 0 }
      for (const one of [sum, good]) {
        one.kept_fen += kept_fen
        one.was_fen += earned_fen
        one.would_fen += would_fen
      }
      goods.set(product_id ?? title, good)
      sum.orders.add(line.order_id)
      sum.lines += 1
    }
    // An order whose goods cost nothing has no line: the end is where nothing comes any more.
    const last = page.at(-1)
    if (!last) break
    after = { at: last.decided_at, order_id: last.order_id }
  }
  const changed = [...goods.values()].sort(
    (a, b) => Math.abs(b.would_fen - b.was_fen) - Math.abs(a.would_fen - a.was_fen) || b.kept_fen - a.kept_fen,
  )
  return { ...sum, orders: sum.orders.size, goods: changed }
}

async function goodsOfDraft(container: MedusaContainer, { scope, target_id }: Draft): Promise<string[]> {
  if (scope !== 'campaign' || !target_id) return []
  return (await container.resolve(CAMPAIGN).goodsOf([target_id])).get(target_id) ?? []
}
