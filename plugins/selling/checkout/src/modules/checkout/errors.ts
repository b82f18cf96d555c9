import { MedusaError } from '@medusajs/framework/utils'

/** What the shop's configuration may not leave out. */
export const secretMissing = () =>
  new MedusaError(MedusaError.Types.INVALID_ARGUMENT, 'checkout: the option orderLinkSecret is missing')
export const sellerMissing = () =>
  new MedusaError(
    MedusaError.Types.INVALID_ARGUMENT,
    'checkout: the option seller is missing, no receipt can be made out',
  )
