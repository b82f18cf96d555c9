/** Writes down whose account this WeChat opens; taken back where the rest of it fails. */
import { MedusaError } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { WECHAT } from '../../modules/wechat'
import type { Identity, NewIdentity } from '../../modules/wechat/store/identities'

export type Binding = Omit<NewIdentity, 'appid'>

export const bindIdentityStep = createStep(
  'bind-wechat-identity',
  async (binding: Binding, { container }) => {
    const bound = await container.resolve(WECHAT).bind(binding)
    if (!bound) {
      const message = '这个微信已经绑定了另一个账号。请先用微信登录那个账号，在“我的”里解除绑定'
      throw new MedusaError(MedusaError.Types.CONFLICT, message, 'wechat_taken')
    }
    return new StepResponse<{ id: string; replaced: Identity | null }, string>(bound, bound.id)
  },
  async (id, { container }) => {
    if (id) await container.resolve(WECHAT).unbind(id, 'undone')
  },
)
