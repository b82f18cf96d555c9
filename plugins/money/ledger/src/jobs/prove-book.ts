import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { LEDGER } from '../modules/ledger'
import { catchUp } from '../postings/catch-up'
import { correctAllFreight } from '../postings/correct-freight'

/** At 03:30 in Beijing: posts whatever was never posted, corrects freight, then proves the book from its entries; what disagrees is an error. */
export default async function proveBook(container: MedusaContainer): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const late = await catchUp(container, null, new Date(Date.now() - 100_000))
  if (late.length) logger.warn(`ledger: ${late.length} payments had been left unposted`)
  const misbooked = await correctAllFreight(container)
  if (misbooked.length) logger.warn(`ledger: freight of ${misbooked.length} orders was corrected: ${misbooked.join()}`)
  const faults = await container.resolve(LEDGER).findDisagreements()
  for (const fault of faults) logger.error(`ledger: ${fault}`)
  if (!faults.length) logger.info('ledger: all balances agree with their entries')
}

export const config = { name: 'ledger-prove-book', schedule: '30 19 * * *' }
