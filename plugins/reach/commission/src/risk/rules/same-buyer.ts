import { grouped, type RiskRule, since } from '../types'

const [DAYS, MOST] = [30, 6]

/** By account, phone, or the WeChat that paid. */
export const sameBuyer: RiskRule = {
  ...{ key: 'same_buyer', name: '同一人订单多', severity: 'hold' },
  threshold: `${DAYS} 天内同一账号、手机或微信 ${MOST} 单起`,
  find: ({ now, orders }) =>
    grouped(since(orders, now, DAYS), ({ customer_id, phone, openids }) => [customer_id ?? '', phone, ...openids])
      .filter((group) => group.length >= MOST)
      .map((group) => ({ text: `${DAYS} 天内有 ${group.length} 单出自同一个账号、手机或微信`, orders: group })),
}
