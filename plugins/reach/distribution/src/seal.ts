/** Real names of distributors at rest: what a withdrawal and the tax report are made out to, and nobody else reads. */
import { createHmac, hkdfSync } from 'node:crypto'
import { MedusaError } from '@medusajs/framework/utils'
import { type Seal, sealFor } from '@shanzhen/payouts/accounts/seal'

export type { Seal }

const unreadable = () =>
  new MedusaError(
    MedusaError.Types.UNEXPECTED_STATE,
    '这个姓名打不开：请核对设置 SHOP_ACCOUNT_SECRET 是不是登记时的那一个',
  )

const numberUnreadable = () =>
  new MedusaError(
    MedusaError.Types.UNEXPECTED_STATE,
    '这个证件号码打不开：请核对设置 SHOP_ACCOUNT_SECRET 是不是登记时的那一个',
  )

/** 证件号码 at rest, and by what the same number is known again without being read. @throws as {@link sealOf} */
export function identitySeal(secret: string | undefined): Seal & { keyOf: (number: string) => string } {
  const key = Buffer.from(hkdfSync('sha256', needed(secret), '', 'distributor identity key', 32))
  return {
    ...sealFor(needed(secret), 'distributor identity', numberUnreadable),
    keyOf: (number) => createHmac('sha256', key).update(number).digest('hex'),
  }
}

/** @throws MedusaError invalid_argument without a secret */
export const sealOf = (secret: string | undefined): Seal => sealFor(needed(secret), 'distributor real name', unreadable)

function needed(secret: string | undefined): string {
  if (!secret)
    throw new MedusaError(MedusaError.Types.INVALID_ARGUMENT, 'distribution: option accountSecret is missing')
  return secret
}
