/** The link a browser followed last becomes its signed-in account's, for as long as the window, so that it holds elsewhere. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ATTRIBUTION, DISTRIBUTOR, SHARE_LINK } from '../keys'

const DAY_MS = 86_400_000

/** @returns false for what we did not sign, what ran out, and whoever may not share */
export async function bindClick(container: MedusaContainer, customer_id: string, token: string): Promise<boolean> {
  const attribution = container.resolve(ATTRIBUTION)
  const click = attribution.readClick(token)
  const link = click && (await container.resolve(SHARE_LINK).linkByCode(click.link_code))
  if (!click || !link) return false
  const until = new Date(click.at.getTime() + attribution.windowDays * DAY_MS)
  if (until <= new Date()) return false
  const { id: link_id, distributor_id } = link
  if (!(await container.resolve(DISTRIBUTOR).activeSince(distributor_id, click.at))) return false
  await attribution.bind({ customer_id, distributor_id, link_id, click_at: click.at, until })
  return true
}
