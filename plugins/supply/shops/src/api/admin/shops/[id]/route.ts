import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { readFile } from '../../../../read-shop'
import { decideShopWorkflow, setShopTierWorkflow } from '../../../../workflows'
import { answering } from '../../../answering'
import { ROUTES } from '../../../contract'
import type { DecideBody } from '../../../asked-by-staff'

export async function GET(request: MedusaRequest, response: MedusaResponse) {
  reply(response, ROUTES['GET /admin/shops/:id'], { shop: await readFile(request.scope, request.params.id ?? '') })
}

export const POST = answering<DecideBody>(async (request, response) => {
  const { act, reason, tier = 'standard', until = '', seen_at = null } = request.validatedBody
  const acted = { id: request.params.id ?? '', by: actorOf(request) }
  if (act === 'tier' || act === 'untie') {
    const held = act === 'tier' ? { tier, until } : null
    await setShopTierWorkflow(request.scope).run({ input: { ...acted, held, reason: reason ?? '' } })
  } else await decideShopWorkflow(request.scope).run({ input: { ...acted, act, seen_at, reason: reason || null } })
  reply(response, ROUTES['POST /admin/shops/:id'], { shop: await readFile(request.scope, acted.id) })
})
