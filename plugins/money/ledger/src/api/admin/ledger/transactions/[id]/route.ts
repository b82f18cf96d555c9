import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { LEDGER } from '../../../../../modules/ledger'

/** One transaction, each entry with the account it went to. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const ledger = request.scope.resolve(LEDGER)
  const { entries, ...transaction } = await ledger.retrieveTransaction(request.params.id ?? '')
  const accounts = await ledger.listLedgerAccounts(
    { id: entries.map(({ account_id }) => account_id) },
    { take: entries.length },
  )
  const byId = new Map(accounts.map(({ id, kind, owner_id }) => [id, { kind, owner_id }]))
  response.json({
    transaction: { ...transaction, entries: entries.map((entry) => ({ ...entry, ...byId.get(entry.account_id) })) },
  })
}
