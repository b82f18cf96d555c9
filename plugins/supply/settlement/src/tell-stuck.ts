/** In staff's bell, once for each: late orders that could not be judged for a day. They are tried again with every run. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { SETTLEMENT } from './modules/settlement'

const PAGE = 200
const template = 'late-order-stuck'

export async function tellStuck(container: MedusaContainer): Promise<void> {
  const notifications = container.resolve(Modules.NOTIFICATION)
  for (const { shop_order_id, why, number, name } of await container.resolve(SETTLEMENT).stuckFaults(PAGE)) {
    const told = { template, resource_id: shop_order_id, idempotency_key: `${template}:${shop_order_id}` }
    if ((await notifications.listNotifications(told as object, { take: 1, select: ['id'] })).length) continue
    await notifications.createNotifications({
      ...{ ...told, to: 'staff', channel: 'feed' },
      data: {
        title: '晚发补偿判不出来',
        description: `${name} 的代发订单 ${number} 到期一天多还没判出要不要补偿，系统每 10 分钟再试。原因：${why}`,
      },
    })
  }
}
