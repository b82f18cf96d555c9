import { MedusaError } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { WECHAT } from '../../modules/wechat'

export const unbindIdentityStep = createStep(
  'unbind-wechat-identity',
  async ({ customer_id }: { customer_id: string }, { container }) => {
    const wechat = container.resolve(WECHAT)
    const identity = await wechat.identityOfCustomer(customer_id)
    if (!identity) throw new MedusaError(MedusaError.Types.NOT_FOUND, '这个账号没有绑定微信')
    await wechat.unbind(identity.id, 'owner')
    return new StepResponse(identity)
  },
)
