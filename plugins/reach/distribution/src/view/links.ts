/** A distributor's links with what came of them. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ATTRIBUTION, SHARE_LINK } from '../keys'
import type { ShareLink } from '../modules/share-link/store/links'
import type { z } from '@medusajs/framework/zod'
import type * as wire from '../wire'
import { keyOf, titlesOf } from './targets'

const DAYS = 30

export async function viewLinks(
  container: MedusaContainer,
  links: ShareLink[],
): Promise<z.input<typeof wire.ShareLink>[]> {
  const ids = links.map(({ id }) => id)
  const [titles, totals, orders] = await Promise.all([
    titlesOf(container, links),
    container.resolve(SHARE_LINK).totalsOf(ids),
    container.resolve(ATTRIBUTION).ordersByLink(ids),
  ])
  return links.map(({ distributor_id: _, ...link }) => ({
    ...link,
    title: titles.get(keyOf(link)) ?? null,
    visitors: totals.get(link.id)?.visitors ?? 0,
    clicks: totals.get(link.id)?.clicks ?? 0,
    orders: orders.get(link.id) ?? 0,
  }))
}

/** The last thirty days in Beijing, the oldest first; a day on which nothing happened is there too. */
export async function summaryOf(container: MedusaContainer, distributor_id: string): Promise<wire.ShareSummary> {
  const days = Array.from({ length: DAYS }, (_, ago) => dayAgo(DAYS - 1 - ago))
  const [clicked, ordered] = await Promise.all([
    container.resolve(SHARE_LINK).daysOf(distributor_id, days[0]),
    container.resolve(ATTRIBUTION).orderDaysOf(distributor_id, days[0]),
  ])
  return {
    days: days.map((day) => ({
      ...(clicked.find((row) => row.day === day) ?? { day, visitors: 0, clicks: 0 }),
      orders: ordered.find((row) => row.day === day)?.orders ?? 0,
    })),
  }
}

const dayAgo = (days: number) =>
  new Date(Date.now() - days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
