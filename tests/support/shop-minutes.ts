/** What the shop does by itself every minute, done at once; and what of its promises is broken once their waits are over. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import finishRefunds from '@shanzhen/after-sales/jobs/finish-refunds'
import finishRestocks from '@shanzhen/after-sales/jobs/finish-restocks'
import { mendMoney } from '@shanzhen/checkout/pay/mend-money'
import { catchUp } from '@shanzhen/ledger/postings/catch-up'
import processWechatCallbacks from '@shanzhen/payment-wechatpay/jobs/process-wechat-callbacks'
import followRecalls from '@shanzhen/recalls/jobs/follow-recalls'
import { settleOpenWeighings } from '@shanzhen/shipping/weighing/settle-open'
import { PROMISES } from '../../scripts/lib/promises.mjs'
import { runSweep } from './checkout-shop'

const SOON_MS = 120_000
const soon = () => new Date(Date.now() + SOON_MS)

/** Twice: what one leaves to do is another's. */
export async function minutesJobs(container: MedusaContainer): Promise<void> {
  for (let minute = 0; minute < 2; minute++) {
    await processWechatCallbacks(container)
    await runSweep(container)
    await mendMoney(container, soon())
    await settleOpenWeighings(container, soon())
    await finishRefunds(container)
    await finishRestocks(container)
    await followRecalls(container)
  }
  await catchUp(container, null, soon())
}

/** As asked a quarter of an hour from now, when no step can be under way any more. */
export async function laterFaults(container: MedusaContainer): Promise<string[]> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const found: string[] = []
  for (const [promise, sql] of Object.entries(PROMISES)) {
    const later = sql.replaceAll('now() -', "now() + interval '15 minutes' -").replaceAll('?', '\\?')
    const { rows } = await knex.raw<{ rows: { id: string }[] }>(later)
    found.push(...rows.map(({ id }) => `${promise}: ${id}`))
  }
  return [...found, ...(await container.resolve('ledger').findDisagreements())]
}
