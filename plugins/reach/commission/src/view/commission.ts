/** What sharing earns, as its distributor and staff read it. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { partOf } from '@shanzhen/http/like'
import { LEDGER } from '@shanzhen/ledger/modules/ledger'
import type { z } from '@medusajs/framework/zod'
import type * as wire from '../wire/commission'
import { termsOf } from '../commission/terms'
import { CAMPAIGN } from '@shanzhen/campaigns/modules/campaign'
import { DISTRIBUTOR } from '@shanzhen/distribution/modules/distributor'
import { COMMISSION } from '../keys'
import { type Campaign, endOf, runsAt } from '@shanzhen/campaigns/modules/campaign/state'
import type { CommissionRule } from '../modules/commission/types'

const DAYS = 30
const PAGE = 20

/** By id the campaigns that rules are of. */
export async function campaignsOfRules(
  container: MedusaContainer,
  rules: Pick<CommissionRule, 'scope' | 'target_id'>[],
): Promise<Map<string, Campaign>> {
  const ids = rules.flatMap(({ scope, target_id }) => (scope === 'campaign' ? (target_id ?? []) : []))
  const found = ids.length ? await container.resolve(CAMPAIGN).campaignsByIds([...new Set(ids)]) : []
  return new Map(found.map((campaign) => [campaign.id, campaign]))
}

/** By id the name of a shelf, a campaign or a good. */
export async function targetNames(
  container: MedusaContainer,
  rules: Pick<CommissionRule, 'scope' | 'target_id'>[],
): Promise<Map<string, string>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const idsOf = (scope: string) => rules.flatMap((rule) => (rule.scope === scope ? (rule.target_id ?? []) : []))
  const [shelves, goods] = [idsOf('shelf'), idsOf('good')]
  const [found, products, campaigns] = await Promise.all([
    shelves.length
      ? query.graph({ entity: 'product_category', fields: ['id', 'name'], filters: { id: shelves } })
      : { data: [] },
    goods.length ? query.graph({ entity: 'product', fields: ['id', 'title'], filters: { id: goods } }) : { data: [] },
    campaignsOfRules(container, rules),
  ])
  return new Map([
    ...[...campaigns.values()].map(({ id, title }) => [id, title] as const),
    ...(found.data as { id: string; name: string }[]).map(({ id, name }) => [id, name] as const),
    ...(products.data as { id: string; title: string }[]).map(({ id, title }) => [id, title] as const),
  ])
}

export async function summaryOf(
  container: MedusaContainer,
  distributor_id: string,
): Promise<z.input<typeof wire.CommissionSummary>> {
  const commission = container.resolve(COMMISSION)
  const now = new Date()
  const [funds, days, rules, group_name] = await Promise.all([
    container.resolve(LEDGER).funds('distributor', distributor_id),
    commission.daysOf(distributor_id, DAYS),
    commission.rulesAt(now),
    container.resolve(DISTRIBUTOR).groupAt(distributor_id, now),
  ])
  const own = funds.find(({ kind }) => kind === 'distributor_commission')
  const campaigns = await campaignsOfRules(container, rules)
  const runs = ({ scope, target_id }: CommissionRule) => {
    const campaign = campaigns.get(target_id ?? '')
    return scope !== 'campaign' || (campaign && runsAt(campaign, now))
  }
  const meant = rules.filter((rule) => (rule.group_name === null || rule.group_name === group_name) && runs(rule))
  const names = await targetNames(container, meant)
  /** A campaign's rule ends with it. */
  const endsAt = ({ ends_at, target_id }: CommissionRule) => {
    const campaign = campaigns.get(target_id ?? '')
    if (!campaign) return ends_at
    return ends_at && ends_at < endOf(campaign) ? ends_at : endOf(campaign)
  }
  return {
    ...{ own_fen: own?.available_fen ?? 0, pending_fen: own?.pending_fen ?? 0 },
    ...{ hold_days: commission.hold_days, limit_bps: commission.limit_bps, days },
    rules: meant.map((rule) => ({
      ...{ name: rule.name, scope: rule.scope, target: names.get(rule.target_id ?? '') ?? null },
      ...{ rate_bps: rule.rate_bps, cap_fen: rule.cap_fen, ends_at: endsAt(rule) },
    })),
  }
}

export async function listOrders(
  container: MedusaContainer,
  distributor_id: string,
  after: string | undefined,
): Promise<z.input<typeof wire.CommissionOrders>> {
  const rows = await container.resolve(COMMISSION).listSales(distributor_id, { take: PAGE + 1, after })
  const orders = rows.slice(0, PAGE).map(({ decided_at, ...row }) => ({ ...row, placed_at: decided_at }))
  return { orders, next: rows.length > PAGE ? (orders.at(-1)?.order_id ?? null) : null }
}

/** null for another's. */
export async function readOrder(
  container: MedusaContainer,
  distributor_id: string,
  order_id: string,
): Promise<z.input<typeof wire.CommissionOrder> | null> {
  const file = await container.resolve(COMMISSION).readFile(distributor_id, order_id)
  if (!file) return null
  const { decided_at, lines, entries, releases } = file
  return {
    ...{ order_id, display_id: file.display_id, placed_at: decided_at },
    lines: lines.map((line) => ({
      ...{ line_item_id: line.line_item_id, title: line.title, quantity: line.quantity },
      ...{ paid_fen: line.paid_fen, kept_fen: line.kept_fen, rule: line.rule_name },
      ...{ rate_bps: line.rate_bps, limit_bps: line.limit_bps, cap_fen: line.cap_fen },
      ...{ earned_fen: line.earned_fen, released_fen: line.released_fen },
      entries: entries
        .filter(({ line_item_id }) => line_item_id === line.line_item_id)
        .map(({ at, cause, base_fen, amount_fen }) => ({ at, cause, base_fen, amount_fen })),
      releases: releases
        .filter(({ line_item_id }) => line_item_id === line.line_item_id)
        .map(({ at, amount_fen }) => ({ at, amount_fen })),
    })),
  }
}

/** What goods give everybody now, and their limits. */
export async function listGoods(
  container: MedusaContainer,
  { q, take, skip }: { q?: string; take: number; skip: number },
): Promise<Pick<z.input<typeof wire.CommissionGoods>, 'goods'> & { count: number }> {
  const commission = container.resolve(COMMISSION)
  const at = new Date()
  const { data, metadata } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'product',
    fields: ['id', 'title'],
    filters: q ? { title: { $ilike: partOf(q) } } : {},
    pagination: { take, skip, order: { title: 'ASC', id: 'ASC' } },
  })
  const products = data as { id: string; title: string }[]
  const ids = products.map(({ id }) => id)
  const [rules, limits] = await Promise.all([commission.rulesAt(at), commission.limitsAt(ids, at)])
  const terms = await termsOf(container, ids, { rules, group_name: null, at })
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  return {
    count: metadata?.count ?? products.length,
    goods: products.map(({ id, title }) => {
      const rule = byId.get(terms(id).rule_id ?? '')
      return {
        ...{ product_id: id, title, limit_bps: limits.get(id) ?? null },
        rule: rule ? { name: rule.name, rate_bps: rule.rate_bps, cap_fen: rule.cap_fen } : null,
      }
    }),
  }
}
