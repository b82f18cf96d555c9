/** Campaigns as staff read them. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { z } from '@medusajs/framework/zod'
import { namesOf } from '@shanzhen/http/names'
import { pageSaid } from '@shanzhen/http/page'
import { CAMPAIGN } from '../keys'
import { stateAt } from '../modules/campaign/state'
import type * as wire from '../wire/campaign'

export async function listForStaff(
  container: MedusaContainer,
  page: { take: number; skip: number },
): Promise<z.input<typeof wire.StaffCampaigns>> {
  const campaign = container.resolve(CAMPAIGN)
  const [rows, count] = await campaign.listCampaigns(page)
  const goods = await campaign.goodsOf(rows.map(({ id }) => id))
  const [titles, names] = await Promise.all([
    titlesOf(container, [...goods.values()].flat()),
    namesOf(
      container,
      rows.flatMap(({ made_by, ended_by }) => [made_by, ended_by]),
    ),
  ])
  const now = new Date()
  return {
    campaigns: rows.map((row) => ({
      ...row,
      state: stateAt(row, now),
      goods: (goods.get(row.id) ?? []).map((product_id) => ({ product_id, title: titles.get(product_id) ?? '—' })),
    })),
    names,
    ...pageSaid(count, page),
  }
}

async function titlesOf(container: MedusaContainer, ids: string[]): Promise<Map<string, string>> {
  if (!ids.length) return new Map()
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: 'product', fields: ['id', 'title'], filters: { id: [...new Set(ids)] } })
  return new Map((data as { id: string; title: string }[]).map(({ id, title }) => [id, title]))
}
