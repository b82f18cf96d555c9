/** Nobody of the staff books by hand what a firm they act for has with us, or is owed. */
import type { MedusaContainer } from '@medusajs/framework/types'
import type { Payees } from '@shanzhen/ports/types'
import { LEDGER } from './modules/ledger'

/** @param account_ids what a voucher moves. @throws MedusaError not_allowed where this person acts for the owner of one of them */
export async function assertNotOwnAccounts(
  container: MedusaContainer,
  account_ids: string[],
  staff_id: string,
): Promise<void> {
  const ledger = container.resolve(LEDGER)
  const accounts = await ledger.listLedgerAccounts({ id: account_ids }, { take: account_ids.length })
  for (const { owner_type, owner_id } of accounts) {
    const key = ledger.owners[owner_type]
    if (key) await container.resolve<Payees>(key).assertNotOwn(container, owner_id, staff_id)
  }
}
