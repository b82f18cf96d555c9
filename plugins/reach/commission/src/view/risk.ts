import type { MedusaContainer } from '@medusajs/framework/types'
import type { z } from '@medusajs/framework/zod'
import { namesOf } from '@shanzhen/http/names'
import { pageSaid } from '@shanzhen/http/page'
import { PAYOUTS } from '@shanzhen/payouts/modules/payouts'
import { DISTRIBUTOR } from '@shanzhen/distribution/modules/distributor'
import { RISK } from '../keys'
import { BY_RULES, type CaseState } from '../modules/risk/store/cases'
import { RULES } from '../risk/rules'
import type * as wire from '../wire/risk'

/** What was looked at, with what was seen and who decided what. */
export async function riskView(
  container: MedusaContainer,
  { state, ...page }: { state: CaseState | null; take: number; skip: number },
): Promise<z.input<typeof wire.RiskCases>> {
  const risk = container.resolve(RISK)
  const [rows, count] = await risk.list({ state, ...page })
  const ids = rows.map(({ id }) => id)
  const [findings, acts, shown, held] = await Promise.all([
    risk.findingsOf(ids),
    risk.actsOf(ids),
    container.resolve(DISTRIBUTOR).namesOf(rows.map(({ distributor_id }) => distributor_id)),
    risk.countHeld(),
  ])
  const names = await namesOf(
    container,
    acts.map(({ by_id }) => by_id),
  )
  const payouts = new Map(
    await Promise.all(
      rows.flatMap(({ payout_id: id }) =>
        id
          ? [
              container
                .resolve(PAYOUTS)
                .find(id)
                .then(({ number, amount_fen }) => [id, { number, amount_fen }] as const),
            ]
          : [],
      ),
    ),
  )
  return {
    ...{ held, names, ...pageSaid(count, page) },
    cases: rows.map(({ payout_id, state_by: _, ...row }) => ({
      ...row,
      shown_name: shown.get(row.distributor_id) ?? row.distributor_id,
      payout: payouts.get(payout_id ?? '') ?? null,
      findings: findings
        .filter(({ case_id }) => case_id === row.id)
        .map(({ rule, severity, text, orders }) => {
          const known = RULES.find(({ key }) => key === rule)
          return { rule: known?.name ?? '核查', threshold: known?.threshold ?? '', severity, text, orders }
        }),
      acts: acts
        .filter(({ case_id }) => case_id === row.id)
        .map(({ after, by_id, reason, at }) => ({
          ...{ after, reason, at, by: by_id === BY_RULES ? '按规则' : (names[by_id] ?? '分销员本人') },
        })),
    })),
  }
}
