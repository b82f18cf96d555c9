import type { MedusaResponse, MedusaStoreRequest } from '@medusajs/framework/http'
import { readOutletGood } from '../../../../../../outlets/read-outlet'
import { ROUTES } from '../../../../../contract'
import { replyKept } from '../../../../../send'

/** One good at a small shop's page, at its title and price. */
export async function GET({ scope, locale, params, publishable_key_context }: MedusaStoreRequest, res: MedusaResponse) {
  const channel = publishable_key_context?.sales_channel_ids[0]
  const { outlet, handle } = params
  await replyKept(
    res,
    ROUTES['GET /store/outlets/:outlet/goods/:handle'],
    `outlet-good:${locale}:${channel}:${outlet}:${handle}`,
    () => readOutletGood(scope, outlet, handle, { locale, channel }),
  )
}
