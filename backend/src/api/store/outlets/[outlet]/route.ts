import type { MedusaResponse, MedusaStoreRequest } from '@medusajs/framework/http'
import { readOutlet } from '../../../../outlets/read-outlet'
import { ROUTES } from '../../../contract'
import { replyKept } from '../../../send'

/** A small shop's page, the same for everybody. */
export async function GET({ scope, locale, params, publishable_key_context }: MedusaStoreRequest, res: MedusaResponse) {
  const channel = publishable_key_context?.sales_channel_ids[0]
  const answer = async () => ({ outlet: await readOutlet(scope, params.outlet, { locale, channel }) })
  await replyKept(res, ROUTES['GET /store/outlets/:outlet'], `outlet:${locale}:${channel}:${params.outlet}`, answer)
}
