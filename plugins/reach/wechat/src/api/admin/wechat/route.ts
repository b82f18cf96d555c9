import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { WECHAT } from '../../../modules/wechat'
import { ROUTES } from '../../contract'

/** How the account stands: no token, ticket or secret is among it, and nobody's openid. */
export const GET = async ({ scope }: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  const wechat = scope.resolve(WECHAT)
  const { options } = wechat
  reply(response, ROUTES['GET /admin/wechat'], {
    appid: options?.appid ?? null,
    account_name: options?.account_name ?? null,
    follow_link: options?.follow_link ?? null,
    listens: Boolean(options?.message_token),
    reports: Boolean(options?.shipping_reports),
    credentials: options ? await wechat.credentialStates() : [],
    templates: Object.entries(options?.templates ?? {}).map(([kind, { id }]) => ({ kind, id })),
    messages: await wechat.messageCounts(),
    bound: await wechat.countBound(),
    ...(await wechat.reportsNow()),
  })
}
