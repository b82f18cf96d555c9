import { grouped, type RiskRule, since } from '../types'

const [DAYS, MOST] = [30, 6]
const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '')

export const oneAddress: RiskRule = {
  ...{ key: 'one_address', name: '同一地址订单多', severity: 'hold' },
  threshold: `${DAYS} 天内同一地址 ${MOST} 单起`,
  find: ({ now, orders }) =>
    grouped(since(orders, now, DAYS), ({ address }) => [plain(address)])
      .filter((group) => group.length >= MOST)
      .map((group) => ({ text: `${DAYS} 天内有 ${group.length} 单送到同一个地址`, orders: group })),
}
