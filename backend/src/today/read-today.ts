import type { MedusaContainer } from '@medusajs/framework/types'
import type { RightKey } from '../staff/rights'
import type { TodaySaid } from '../wire'
import { readFigures, readRunningOut } from './figures'
import { shutPages } from './menu'
import type { Asked } from './asked'
import { ASKED } from './waits'

/** What waits for somebody with these rights. Nobody is asked for a number that is not shown. */
export async function readToday(container: MedusaContainer, may: (right: RightKey) => boolean): Promise<TodaySaid> {
  const asked = ASKED.filter(({ waits }) => Object.values(waits).some(({ right }) => may(right)))
  const [waits, figures, running_out] = await Promise.all([
    Promise.all(asked.map((one) => counted(container, one, may))),
    may('ledger:read') || may('orders:export') ? readFigures(container) : null,
    may('stock:read') ? readRunningOut(container) : null,
  ])
  return { waits: waits.flat(), figures, running_out, shut: shutPages(may) }
}

async function counted(container: MedusaContainer, { waits, count }: Asked, may: (right: RightKey) => boolean) {
  const counts = await count(container)
  return Object.entries(waits)
    .filter(([, { right }]) => may(right))
    .map(([key, { group, zh, link, menu = [], urgent = false }]) => {
      const said = counts[key]
      const { count: number, oldest_at } = typeof said === 'number' ? { count: said, oldest_at: null } : said
      return { ...{ key, group, zh, link, urgent }, menu: [...menu], count: number, oldest_at }
    })
}
