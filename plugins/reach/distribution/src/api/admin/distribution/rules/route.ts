import type { AuthenticatedMedusaRequest, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { namesOf } from '@shanzhen/http/names'
import { pageOf, pageSaid } from '@shanzhen/http/page'
import { COMMISSION, DISTRIBUTOR } from '../../../../keys'
import type { CommissionRule } from '../../../../modules/commission/types'
import { targetNames } from '../../../../view/commission'
import type { RuleBody } from '../../../commission-asked-by-staff'
import { ROUTES } from '../../../contract'
import { assertTarget } from '../../../rule-target-staff'

export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const commission = request.scope.resolve(COMMISSION)
  const page = pageOf(request)
  const [rules, count] = await commission.listRules(page)
  const [targets, groups, { data: shelves }, names] = await Promise.all([
    targetNames(request.scope, rules),
    request.scope.resolve(DISTRIBUTOR).groupNames(),
    request.scope
      .resolve(ContainerRegistrationKeys.QUERY)
      .graph({ entity: 'product_category', fields: ['id', 'name'], pagination: { order: { name: 'ASC' } } }),
    namesOf(
      request.scope,
      rules.flatMap(({ entered_by, stopped_by }) => [entered_by, stopped_by]),
    ),
  ])
  const now = Date.now()
  reply(response, ROUTES['GET /admin/distribution/rules'], {
    rules: rules.map((rule) => ({
      ...rule,
      target: targets.get(rule.target_id ?? '') ?? null,
      state: stateOf(rule, now),
    })),
    ...{ shelves: shelves as { id: string; name: string }[], groups, names },
    ...{ limit_bps: commission.limit_bps, hold_days: commission.hold_days },
    ...pageSaid(count, page),
  })
}

function stateOf({ starts_at, ends_at, stopped_at }: CommissionRule, now: number): 'coming' | 'now' | 'over' {
  if (stopped_at || (ends_at && ends_at.getTime() <= now)) return 'over'
  return starts_at.getTime() > now ? 'coming' : 'now'
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
