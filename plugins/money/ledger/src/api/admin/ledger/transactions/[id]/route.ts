import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { only, reply } from '@shanzhen/http/contract'
import { LEDGER } from '../../../../../modules/ledger'
import { TransactionView } from '../../../../../wire'
import { ROUTES } from '../../../../contract'
import { ownerNames } from '../../../../voucher-rows'

/** One transaction, each entry with the account it went to. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const ledger = request.scope.resolve(LEDGER)
  const { entries, ...transaction } = await ledger.retrieveTransaction(request.params.id ?? '')
  const accounts = await ledger.listLedgerAccounts(
    { id: entries.map(({ account_id }) => account_id) },
    { take: entries.length },
  )
  const byId = new Map(accounts.map(({ id, kind, owner_id }) => [id, { kind, owner_id }]))
  const nameOf = await ownerNames(request.scope, accounts)
  const named = entries.map(({ account_id, amount_fen }) => {
    const { kind = '', owner_id = '' } = byId.get(account_id) ?? {}
    return { account_id, amount_fen, kind, owner_id, owner_name: nameOf(owner_id) }
  })
  reply(response, ROUTES['GET /admin/ledger/transactions/:id'], {
    transaction: only(TransactionView, { description: null, ...transaction, entries: named }),
  })
}
