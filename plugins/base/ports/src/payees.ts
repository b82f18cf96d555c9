/** Questions about people and firms that money is paid out to. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'

import type { TransferPurpose } from './transfers'

/** Where a payee's money goes; the number by its last four signs. Of one id nothing ever changes. */
export type PayeeAccount = {
  id: string
  bank: string
  holder: string
  number_end: string
  /** By the bank's file; or by a transfer of WeChat's, and what it is paid for. */
  channel?: { kind: 'bank' } | { kind: 'wechat'; purpose: TransferPurpose }
}

/** Whoever keeps payees of one kind and their accounts. */
export interface Payees {
  /** The account that a second person accepted, and no other. @throws MedusaError not_allowed: none, or another one waits */
  payeeOf(payee_id: string, container: MedusaContainer): Promise<{ name: string; account: PayeeAccount }>
  /**
   * Within a transaction: until its end no account of the payee's is entered, accepted or refused.
   * @returns the one that was accepted; null: none. @throws MedusaError not_allowed: another one waits
   */
  holdAccount(trx: Knex, payee_id: string, container: MedusaContainer): Promise<string | null>
  /** An account's number in full, for the bank alone; of WeChat's the openid. */
  accountNumber(payee_id: string, account_id: string, container: MedusaContainer): Promise<string>
  /** @throws MedusaError not_allowed where this person of the staff acts for the payee */
  assertNotOwn(container: MedusaContainer, payee_id: string, staff_id: string): Promise<void>
  /** By id, of those who have no row of Medusa's entities: how the book's readers call them. */
  namesOf?(container: MedusaContainer, ids: string[]): Promise<Map<string, string>>
  /** Within the commit that writes down that a payout was paid. */
  wentOut?(container: MedusaContainer, trx: Knex, payout_id: string): Promise<void>
  /** Within the commit that brings a payout's money back into the balance: what was withheld with it comes back too. */
  wentBack?(container: MedusaContainer, trx: Knex, payout_id: string): Promise<void>
}
