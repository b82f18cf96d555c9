/** Campaigns as staff and those who share read them. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { z } from '@medusajs/framework/zod'
import { namesOf } from '@shanzhen/http/names'
import { pageSaid } from '@shanzhen/http/page'
import { CAMPAIGN } from './keys'
import { stateAt } from './modules/campaign/state'
import type * as wire from './wire'

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

export async function listForSharing(
  container: MedusaContainer,
): Promise<z.input<typeof wire.ShareCampaigns>['campaigns']> {
  const campaign = container.resolve(CAMPAIGN)
  const rows = await campaign.runningNow()
  const goods = await campaign.goodsOf(rows.map(({ id }) => id))
  return rows.map(({ id, handle, title, words, ends_at }) => ({
    ...{ handle, title, words, ends_at },
    goods: goods.get(id)?.length ?? 0,
  }))
}

async function titlesOf(container: MedusaContainer, ids: string[]): Promise<Map<string, string>> {
  if (!ids.length) return new Map()
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: 'product', fields: ['id', 'title'], filters: { id: [...new Set(ids)] } })
  return new Map((data as { id: string; title: string }[]).map(({ id, title }) => [id, title]))
}
