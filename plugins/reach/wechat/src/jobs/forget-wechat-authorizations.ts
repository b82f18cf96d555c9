import type { MedusaContainer } from '@medusajs/framework/types'
import { WECHAT } from '../modules/wechat'

export default async function forgetWechatAuthorizations(container: MedusaContainer) {
  await container.resolve(WECHAT).forgetAuthorizations()
  await container.resolve(WECHAT).forgetMessages()
}

export const config = { name: 'forget-wechat-authorizations', schedule: '17 * * * *' }
