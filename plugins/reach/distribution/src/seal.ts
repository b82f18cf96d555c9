/** Real names of distributors at rest: what a withdrawal and the tax report are made out to, and nobody else reads. */
import { MedusaError } from '@medusajs/framework/utils'
import { type Seal, sealFor } from '@shanzhen/payouts/accounts/seal'

export type { Seal }

const unreadable = () =>
  new MedusaError(
    MedusaError.Types.UNEXPECTED_STATE,
    '这个姓名打不开：请核对设置 SHOP_ACCOUNT_SECRET 是不是登记时的那一个',
  )

/** @throws MedusaError invalid_argument without a secret */
export function sealOf(secret: string | undefined): Seal {
  if (!secret) {
    throw new MedusaError(MedusaError.Types.INVALID_ARGUMENT, 'distribution: option accountSecret is missing')
  }
  return sealFor(secret, 'distributor real name', unreadable)
}
