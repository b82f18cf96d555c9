import type { MedusaContainer } from '@medusajs/framework/types'
import { WEBHOOK } from '../modules/webhook'
import { noticeGoods } from '../notice'

const KEPT_MS = 30 * 86_400_000

export default async function watchShopGoods(container: MedusaContainer) {
  await noticeGoods(container)
  await container.resolve(WEBHOOK).forgetBefore(new Date(Date.now() - KEPT_MS))
}

export const config = { name: 'watch-shop-goods', schedule: '*/5 * * * *' }
