/** Lets Medusa's auth know the WeChat: beside the phone it was bound to, so that one account stays one identity. */
import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { entityOf } from '../../lib/proof'
import { WECHAT } from '../../modules/wechat'

type Door = { openid: string; auth_identity_id: string }

export const openDoorStep = createStep(
  'open-wechat-door',
  async ({ openid, auth_identity_id }: Door, { container }) => {
    const auth = container.resolve(Modules.AUTH)
    const entity_id = entityOf(container.resolve(WECHAT).connected().appid, openid)
    const [known] = await auth.listProviderIdentities({ provider: 'wechat', entity_id })
    if (known?.auth_identity_id === auth_identity_id) return new StepResponse<string, string | null>(known.id, null)
    // Of a binding that ended, and of nobody any more: the row that counts is the one just written.
    if (known) await auth.deleteProviderIdentities([known.id])
    const made = await auth.createProviderIdentities({ provider: 'wechat', entity_id, auth_identity_id })
    return new StepResponse<string, string | null>(made.id, made.id)
  },
  async (made, { container }) => {
    if (made) await container.resolve(Modules.AUTH).deleteProviderIdentities([made])
  },
)
