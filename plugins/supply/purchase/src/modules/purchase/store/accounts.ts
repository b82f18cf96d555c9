/** Where producers' money goes; what the database refuses is said in people's words. */
import { keptAccounts } from '@shanzhen/payouts/accounts/kept'
import * as errors from '../errors'

export const accounts = keptAccounts('producer_account', 'producer_id', 'pracc')

const SAID: [RegExp, () => Error][] = [
  [/CK_producer_account_second_person/, errors.accountSamePerson],
  [/CK_producer_account_related/, errors.accountRelated],
  [/CK_producer_account_unproved/, errors.accountUnproved],
  [/UQ_producer_account_waits/, errors.accountMoved],
]

export function refuse(error: unknown): never {
  const { constraint = '', message = '' } = error as { constraint?: string; message?: string }
  throw SAID.find(([said]) => said.test(constraint) || said.test(message))?.[1]() ?? error
}
