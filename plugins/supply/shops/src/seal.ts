/** Numbers of shops' settlement accounts at rest, and what else only a shop's own rows may hold. */
import { type Seal, sealFor } from '@shanzhen/payouts/accounts/seal'
import { accountUnreadable, secretMissing } from './modules/shop/said-to-staff'

export type { Seal }

/** @throws MedusaError invalid_argument without a secret */
export function sealOf(secret: string | undefined): Seal {
  if (!secret) throw secretMissing()
  return sealFor(secret, 'shop settlement account', accountUnreadable)
}
