import type { AuthenticatedMedusaRequest, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { namesOf } from '@shanzhen/http/names'
import { pageOf, pageSaid } from '@shanzhen/http/page'
import { CAMPAIGN } from '@shanzhen/campaigns/modules/campaign'
import { DISTRIBUTOR } from '@shanzhen/distribution/modules/distributor'
import { COMMISSION } from '../../../../keys'
import { type Campaign, stateAt } from '@shanzhen/campaigns/modules/campaign/state'
import type { CommissionRule } from '../../../../modules/commission/types'
import { campaignsOfRules, targetNames } from '../../../../view/commission'
import type { RuleBody } from '../../../commission-asked-by-staff'
import { ROUTES } from '../../../contract'
import { assertTarget } from '../../../rule-target-staff'

export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const commission = request.scope.resolve(COMMISSION)
  const page = pageOf(request)
  const [rules, count] = await commission.listRules(page)
  const [targets, groups, { data: shelves }, campaigns, of, names] = await Promise.all([
    targetNames(request.scope, rules),
    request.scope.resolve(DISTRIBUTOR).groupNames(),
    request.scope
      .resolve(ContainerRegistrationKeys.QUERY)
      .graph({ entity: 'product_category', fields: ['id', 'name'], pagination: { order: { name: 'ASC' } } }),
    request.scope.resolve(CAMPAIGN).notOver(),
    campaignsOfRules(request.scope, rules),
    namesOf(
      request.scope,
      rules.flatMap(({ entered_by, stopped_by }) => [entered_by, stopped_by]),
    ),
  ])
  const now = new Date()
  reply(response, ROUTES['GET /admin/distribution/rules'], {
    rules: rules.map((rule) => ({
      ...rule,
      target: targets.get(rule.target_id ?? '') ?? null,
      state: stateOf(rule, of.get(rule.target_id ?? ''), now),
    })),
    ...{ shelves: shelves as { id: string; name: string }[], groups, names },
    campaigns: campaigns.map(({ id, title, handle }) => ({ id, name: `${title}（${handle}）` })),
    ...{ limit_bps: commission.limit_bps, hold_days: commission.hold_days },
    ...pageSaid(count, page),
  })
}

/** A campaign's rule gives nothing but while that runs. */
function stateOf(
  { starts_at, ends_at, stopped_at }: CommissionRule,
  campaign: Campaign | undefined,
  now: Date,
): 'coming' | 'now' | 'over' {
  const of = campaign && stateAt(campaign, now)
  if (stopped_at || (ends_at && ends_at <= now) || of === 'over') return 'over'
  return starts_at > now || of === 'coming' ? 'coming' : 'now'
}

export async function POST(request: AuthenticatedMedusaRequest<RuleBody>, response: MedusaResponse) {
  const { target_id, group_name, cap_fen, starts_at, ends_at, ...rule } = request.validatedBody
  await assertTarget(request.scope, rule.scope, target_id)
  const id = await request.scope.resolve(COMMISSION).enterRule({
    ...rule,
    ...{ target_id: target_id || null, group_name: group_name || null, cap_fen: cap_fen ?? null },
    starts_at: starts_at && new Date(starts_at).getTime() > Date.now() ? new Date(starts_at) : null,
    ends_at: ends_at ? new Date(ends_at) : null,
    entered_by: actorOf(request),
  })
  reply(response, ROUTES['POST /admin/distribution/rules'], { id }, 201)
}
