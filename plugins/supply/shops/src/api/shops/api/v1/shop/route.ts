import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../../contract'
import { keyOf } from '../../../../key-door'

/** Whose key this is and what it may do: the first call of whoever integrates. */
export function GET(_request: MedusaRequest, response: MedusaResponse) {
  const key = keyOf(response)
  reply(response, ROUTES['GET /shops/api/v1/shop'], {
    shop: {
      ...{ id: key.shop_id, name: key.shop_name, handle: key.handle, state: key.state, tier: key.tier, mode: key.mode },
      key: { id: key.key_id, name: key.key_name, scopes: key.scopes, expires_at: key.expires_at },
    },
  })
}
