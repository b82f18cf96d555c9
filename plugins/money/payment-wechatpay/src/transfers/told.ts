/** A notification about a transfer, believed and kept: told to whoever keeps our transfers, who then asks WeChat. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { TransferNews } from '@shanzhen/ports/types'
import { WECHATPAY_MODULE } from '../modules/wechatpay'
import type { StoredCallback } from '../modules/wechatpay/service'
import { transferSchema } from '../lib/wire'
import { seenOf } from './words'

export const isOfTransfer = ({ event_type }: Pick<StoredCallback, 'event_type'>) =>
  event_type.startsWith('MCHTRANSFER.')

/** @throws where WeChat does not say the same yet */
export async function tellTransfer(container: MedusaContainer, callback: StoredCallback): Promise<void> {
  const service = container.resolve(WECHATPAY_MODULE)
  const { resource, callback_id } = callback
  const payee_hash = typeof resource.payee_hash === 'string' ? resource.payee_hash : null
  const told = { ...seenOf(transferSchema.parse(resource)), payee_hash }
  const refused = service.news
    ? await container.resolve<TransferNews>(service.news).transferTold(container, told)
    : 'nobody here keeps transfers'
  if (refused)
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`WeChat Pay notification ${callback_id} for ${told.number} refused: ${refused}`)
  await service.finishCallback(callback.id, refused ? 'refused' : 'processed', refused)
}
