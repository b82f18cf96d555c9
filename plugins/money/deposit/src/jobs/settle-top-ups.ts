import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { DEPOSIT } from '../modules/deposit'
import type { TopUp } from '../modules/deposit/service'
import { settleTopUp } from '../top-ups'

const PAGE = 50

/** Asks about every top-up that is still open: money whose message was lost arrives, and what is over is closed. */
export default async function settleTopUps(container: MedusaContainer): Promise<void> {
  const deposits = container.resolve(DEPOSIT)
  for (let last: TopUp | undefined; ;) {
    const page = await deposits.openTopUps(PAGE, last)
    for (const top_up of page)
      await settleTopUp(container, top_up).catch((error: Error) =>
        container.resolve(ContainerRegistrationKeys.LOGGER).error(`deposit: ${top_up.id}: ${error.message}`),
      )
    if (page.length < PAGE) return
    last = page[page.length - 1]
  }
}

export const config = { name: 'settle-top-ups', schedule: '* * * * *' }
