/** Money that a partner keeps with us and pays orders out of: each payment says whose it was. */
export const DEPOSIT_PROVIDER = 'pp_deposit_deposit'

/** Whose deposit, as the ledger names owners. */
export type DepositOwner = { owner_type: string; owner_id: string }

export const isDeposit = (provider_id: string | null | undefined): boolean => provider_id === DEPOSIT_PROVIDER

/** The data of a payment out of a deposit. */
export const depositData = ({ owner_type, owner_id }: DepositOwner) => ({ deposit: { owner_type, owner_id } })

/** @throws where a payment out of a deposit does not say whose it was: its money could go back to nobody */
export function depositOwner(data: Record<string, unknown> | null | undefined): DepositOwner {
  const { owner_type, owner_id } = (data?.deposit ?? {}) as Partial<DepositOwner>
  if (!owner_type || !owner_id) throw new Error('a payment out of a deposit names no owner')
  return { owner_type, owner_id }
}
