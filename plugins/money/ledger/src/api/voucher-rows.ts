import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { z } from '@medusajs/framework/zod'
import { staffNames } from '@shanzhen/http/staff-names'
import type { Payees } from '@shanzhen/ports/types'
import { LEDGER } from '../modules/ledger'
import type { Voucher } from '../types'
import type { VoucherRow } from '../wire'

type Owned = { owner_type: string; owner_id: string }
/** These have no row of their own: the shop's accounts, its channels' and its carriers', who are known by their code. */
const NAMELESS = ['platform', 'channel', 'carrier']

/** By owner's id the name it has where it lives: its keeper says it, or an owner's type is the name of its entity (a producer's). */
export async function ownerNames(container: MedusaContainer, owners: Owned[]): Promise<(id: string) => string | null> {
  const names = new Map<string, string>()
  for (const entity of new Set(owners.map(({ owner_type }) => owner_type))) {
    if (NAMELESS.includes(entity)) continue
    const id = owners.flatMap((owner) => (owner.owner_type === entity ? owner.owner_id : []))
    const key = container.resolve(LEDGER).owners[entity]
    const kept = key ? await container.resolve<Payees>(key).namesOf?.(container, id) : undefined
    if (kept) {
      for (const [one, name] of kept) names.set(one, name)
      continue
    }
    const { data } = await container
      .resolve(ContainerRegistrationKeys.QUERY)
      .graph({ entity, fields: ['id', 'name'], filters: { id } })
    for (const row of data as { id: string; name: string }[]) names.set(row.id, row.name)
  }
  return (id) => names.get(id) ?? null
}

/** Vouchers with the names of their accounts and people, for whoever asks. */
export async function voucherRows(
  container: MedusaContainer,
  vouchers: Voucher[],
  asker: string,
): Promise<z.input<typeof VoucherRow>[]> {
  const ledger = container.resolve(LEDGER)
  const ids = [...new Set(vouchers.flatMap((one) => [one.debit_account_id, one.credit_account_id]))]
  const accounts = await ledger.listLedgerAccounts({ id: ids }, { take: ids.length })
  const [nameOf, ownerOf, reversed] = await Promise.all([
    staffNames(
      container,
      vouchers.flatMap(({ drafted_by, decided_by }) => [drafted_by, decided_by]),
    ),
    ownerNames(container, accounts),
    ledger.reversedOf(vouchers.flatMap(({ transaction_id }) => transaction_id ?? [])),
  ])
  const sideOf = (account_id: string) => {
    const { kind = '', owner_id = '' } = accounts.find(({ id }) => id === account_id) ?? {}
    return { account_id, kind, owner_id, owner_name: ownerOf(owner_id) }
  }
  return vouchers.map(({ debit_account_id, credit_account_id, drafted_by, decided_by, ...voucher }) => ({
    ...voucher,
    debit: sideOf(debit_account_id),
    credit: sideOf(credit_account_id),
    drafter: nameOf(drafted_by),
    decider: decided_by && nameOf(decided_by),
    own: drafted_by === asker,
    reversed: reversed.has(voucher.transaction_id ?? ''),
  }))
}
