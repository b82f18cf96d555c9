import type { MedusaStoreRequest, MedusaResponse } from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'
import { movedTo } from '@shanzhen/producers/moved-goods'
import { readGood } from '../../../../catalogue/good-detail'
import { ROUTES } from '../../../contract'
import { replyKept } from '../../../send'

/** One good with its variants, grower, rules and stock; where it was renamed, 404 with the address it has now. */
export async function GET(req: MedusaStoreRequest, res: MedusaResponse) {
  const { locale, params } = req
  const channelId = req.publishable_key_context?.sales_channel_ids[0]
  const answer = async () => ({ good: await readGood(req.scope, params.handle, locale, channelId) })
  try {
    await replyKept(res, ROUTES['GET /store/goods/:handle'], `good:${locale}:${channelId}:${params.handle}`, answer)
  } catch (error) {
    const type = MedusaError.Types.NOT_FOUND
    const handle = (error as { type?: string }).type === type ? await movedTo(req.scope, params.handle) : null
    if (!handle) throw error
    res.status(404).json({ type, code: 'moved', message: '这个商品换了地址', handle })
  }
}
