import { reply } from '@shanzhen/http/contract'
import { SHOP } from '../../../../modules/shop'
import { keyUnknown } from '../../../../modules/shop/errors'
import { readKeys } from '../../../../read-shop'
import { answering } from '../../../answering'
import { ROUTES } from '../../../contract'
import { memberOf } from '../../../shop-door'
import type { MakeKeyBody } from '../../../validators'

const DAY_MS = 86_400_000

export const GET = answering(async (request, response) => {
  const { shop_id } = memberOf(response)
  const { callsPerMinute: calls_per_minute, apiUrl: api_url } = request.scope.resolve(SHOP)
  const keys = await readKeys(request.scope, shop_id)
  reply(response, ROUTES['GET /shops/me/keys'], { keys, calls_per_minute, api_url })
})

/** The only answer in which the secret stands. */
export const POST = answering<MakeKeyBody>(async (request, response) => {
  const { shop_id, member_id: made_by } = memberOf(response)
  const { expires_in_days, ...key } = request.validatedBody
  const expires_at = expires_in_days === null ? null : new Date(Date.now() + expires_in_days * DAY_MS)
  const { id, secret } = await request.scope.resolve(SHOP).makeKey({ ...key, shop_id, made_by, expires_at })
  const [made] = await readKeys(request.scope, shop_id, id)
  if (!made) throw keyUnknown()
  reply(response, ROUTES['POST /shops/me/keys'], { key: made, secret })
})
