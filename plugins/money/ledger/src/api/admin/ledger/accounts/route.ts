import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { pageOf, pageSaid } from '@shanzhen/http/page'
import { reply } from '@shanzhen/http/contract'
import { LEDGER } from '../../../../modules/ledger'
import { ROUTES } from '../../../contract'
import { ownerNames } from '../../../voucher-rows'

/** Accounts page by page, each with its balance on its normal side, and whether both sides of the book are equal. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const ledger = request.scope.resolve(LEDGER)
  const { kind } = request.validatedQuery as { kind?: string }
  const page = pageOf(request)
  const [accounts, count] = await ledger.listAndCountLedgerAccounts(kind ? { kind } : {}, {
    ...page,
    order: { owner_type: 'ASC', kind: 'ASC', owner_id: 'ASC', id: 'ASC' },
  })
  const balances = new Map(
    (await ledger.balances(accounts.map(({ id }) => id))).map((balance) => [balance.account_id, balance]),
  )
  const nameOf = await ownerNames(request.scope, accounts)
  reply(response, ROUTES['GET /admin/ledger/accounts'], {
    accounts: accounts.map(({ id, owner_type, owner_id, kind, normal_side, currency, stage }) => {
      const { balance_fen = 0, entry_count = 0 } = balances.get(id) ?? {}
      const sign = normal_side === 'debit' ? 1 : -1
      return {
        id,
        owner_type,
        owner_id,
        kind,
        normal_side,
        currency,
        stage,
        owner_name: nameOf(owner_id),
        balance_fen: sign * balance_fen || 0,
        entry_count,
      }
    }),
    trial_balance: await ledger.trialBalance(),
    ...pageSaid(count, page),
  })
}
