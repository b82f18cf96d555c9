/** A producer's accounts as staff see them: by their last digits, with who entered them. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { namesOf } from '@shanzhen/http/names'
import { PURCHASE } from '../modules/purchase'

export async function readAccounts(container: MedusaContainer, producer_id: string, asker: string) {
  const { account, waiting_account } = await container.resolve(PURCHASE).accountsOf(producer_id)
  const names = await namesOf(container, [account?.entered_by, waiting_account?.entered_by])
  const shown = (row: typeof account) =>
    row && { ...row, entered_by: names[row.entered_by] ?? '', own: row.entered_by === asker }
  return { account: shown(account), waiting_account: shown(waiting_account) }
}
