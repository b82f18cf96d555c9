import type { MedusaRequest } from '@medusajs/framework/http'
import { senderNetwork } from './lib/visitor'
import { SIGN_IN } from './modules/sign-in'

/** The sender's network as tables may know it: who asks counts, and no table says from where. */
export const askedBy = ({ scope, ip }: MedusaRequest): string =>
  scope.resolve(SIGN_IN).keyOf('sender', senderNetwork(ip ?? ''))
