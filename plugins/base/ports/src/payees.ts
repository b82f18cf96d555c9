/** Questions about people and firms that money is paid out to. */
import type { MedusaContainer } from '@medusajs/framework/types'

/** Where a payee's money goes; the number by its last four digits. */
export type PayeeAccount = { id: string; bank: string; holder: string; number_end: string }

/** Whoever keeps payees of one kind and their accounts. */
export interface Payees {
  /** The account that a second person accepted, and no other. @throws MedusaError not_allowed: none, or another one waits */
  payeeOf(payee_id: string): Promise<{ name: string; account: PayeeAccount }>
  /** An account's number in full, for the bank alone. */
  accountNumber(payee_id: string, account_id: string): Promise<string>
  /** @throws MedusaError not_allowed where this person of the staff acts for the payee */
  assertNotOwn(container: MedusaContainer, payee_id: string, staff_id: string): Promise<void>
}
