/** What may wait for somebody at the desk: who is asked for the number, who may see it, and which list shows it. */
import { AFTER_SALES } from '@shanzhen/after-sales/modules/after-sales'
import { CHECKOUT } from '@shanzhen/checkout/modules/checkout'
import { LEDGER } from '@shanzhen/ledger/modules/ledger'
import { LOT } from '@shanzhen/lots/modules/lot'
import { CERTIFICATE } from '@shanzhen/producers/modules/certificate'
import { PAYOUTS } from '@shanzhen/payouts/modules/payouts'
import { PURCHASE } from '@shanzhen/purchase/modules/purchase'
import { RECALL } from '@shanzhen/recalls/modules/recall'
import { RECONCILIATION } from '@shanzhen/reconciliation/modules/reconciliation'
import { SENSOR } from '@shanzhen/sensors/modules/sensor'
import { SETTLEMENT } from '@shanzhen/settlement/modules/settlement'
import { DISTRIBUTOR } from '@shanzhen/distribution/modules/distributor'
import { RISK } from '@shanzhen/commission/modules/risk'
import { quartersWaiting } from '@shanzhen/compliance/tax/quarters'
import { SHOP } from '@shanzhen/shops/modules/shop'
import { WAREHOUSE } from '@shanzhen/warehouse/modules/warehouse'
import { LATE_HOURS } from '@shanzhen/warehouse/modules/warehouse/store/to-pack'
import type { Asked } from './asked'
import { countOpen } from './open-orders'
import { SYSTEM_WAITS } from './system-waits'

const ENDING_DAYS = 60
const orders = { group: 'orders', right: 'orders:read' } as const
const quality = { group: 'quality', right: 'lots:read' } as const
const papers = { group: 'papers', right: 'producers:read' } as const
const money = {
  group: 'money',
  right: 'ledger:read',
  link: '/reconciliation',
  menu: ['/ledger', '/ledger/reconciliation'],
} as const

const payouts = { group: 'money', right: 'payouts:read', menu: ['/ledger', '/ledger/payouts'] } as const

export const ASKED: Asked[] = [
  {
    waits: {
      late: { ...orders, zh: `付款超过 ${LATE_HOURS} 小时没装箱`, link: '/packing?kind=late', urgent: true },
      to_pack: {
        ...orders,
        zh: '已付款待装箱',
        link: '/packing?kind=to_pack',
        menu: ['/orders', '/packing'],
      },
      stopped: { ...orders, zh: '标了勿发的订单', link: '/packing?kind=stopped' },
      to_ship: { ...orders, zh: '已装箱待交运', link: '/packing?kind=to_ship' },
    },
    count: async (container) => {
      const { late, to_pack, stopped, to_ship } = await countOpen(container)
      return { late, to_pack, stopped, to_ship }
    },
  },
  {
    waits: {
      requested: {
        ...orders,
        zh: '售后待审核',
        link: '/after-sales?state=requested',
        menu: ['/orders', '/after-sales'],
      },
      sent_back: { ...orders, zh: '退货寄回途中', link: '/after-sales?state=sent_back' },
      received: { ...orders, zh: '退货待验货', link: '/after-sales?state=received', menu: ['/orders', '/after-sales'] },
      inspected: {
        ...orders,
        zh: '验完货待退款',
        link: '/after-sales?state=inspected',
        menu: ['/orders', '/after-sales'],
      },
    },
    count: async (container) => {
      const counts = await container.resolve(AFTER_SALES).countStates()
      return Object.fromEntries(
        ['requested', 'sent_back', 'received', 'inspected'].map((state) => [state, counts[state] ?? 0]),
      )
    },
  },
  {
    waits: {
      shorts: {
        ...orders,
        right: 'warehouse:shorts',
        zh: '拣货缺货待处理',
        link: '/warehouse/shorts',
        menu: ['/warehouse', '/warehouse/shorts'],
        urgent: true,
      },
      to_hand_over: {
        ...orders,
        right: 'warehouse:work',
        zh: '装好待交给承运商',
        link: '/warehouse/handover',
        menu: ['/warehouse/handover'],
      },
      receiving: {
        ...quality,
        right: 'warehouse:receive',
        zh: '今天该到的收货单',
        link: '/warehouse/receiving',
        menu: ['/warehouse', '/warehouse/receiving'],
      },
      counts: {
        ...quality,
        right: 'warehouse:count',
        zh: '账上空了还有货，要数',
        link: '/warehouse/counts',
        menu: ['/warehouse', '/warehouse/counts'],
      },
      samples: {
        ...quality,
        right: 'warehouse:sample',
        zh: '包裹待抽检',
        link: '/warehouse/samples',
        menu: ['/warehouse', '/warehouse/samples'],
      },
      samples_failed: {
        ...quality,
        right: 'warehouse:sample',
        zh: '抽检不合格待拆包',
        link: '/warehouse/samples',
        menu: ['/warehouse', '/warehouse/samples'],
        urgent: true,
      },
    },
    count: async (container) => container.resolve(WAREHOUSE).countWaiting(),
  },
  {
    waits: { holds: { ...orders, zh: '未付款占用库存', link: '/holds' } },
    count: async (container) => ({ holds: await container.resolve(CHECKOUT).countUnpaid() }),
  },
  {
    waits: {
      to_inspect: { ...quality, zh: '批次待检验', link: '/lots?waits=to_inspect', menu: ['/lots'] },
      failed: { ...quality, zh: '检验不合格待处理', link: '/lots?waits=failed', menu: ['/lots'], urgent: true },
      to_release: { ...quality, zh: '批次待放行', link: '/lots?waits=to_release', menu: ['/lots'] },
      expiring: { ...quality, zh: '30 天内到期的批次', link: '/lots?waits=expiring' },
    },
    count: (container) => container.resolve(LOT).countWaiting(),
  },
  {
    waits: {
      held: { ...quality, zh: '出库检验暂缓发货', link: '/outgoing', menu: ['/lots', '/lots/outgoing'], urgent: true },
    },
    count: async (container) => ({ held: await container.resolve(LOT).countHolds() }),
  },
  {
    waits: {
      recalls: {
        ...orders,
        group: 'quality',
        right: 'recalls:read',
        zh: '召回进行中',
        link: '/recalls',
        menu: ['/lots', '/lots/recalls'],
        urgent: true,
      },
    },
    count: async (container) => ({
      recalls: (await container.resolve(RECALL).listAndCountRecalls({ state: 'open' }, { take: 1, select: ['id'] }))[1],
    }),
  },
  {
    waits: {
      to_approve: {
        ...papers,
        zh: '证书待复核',
        link: '/certificates?view=waiting',
        menu: ['/producers', '/producers/certificates'],
      },
      ending: { ...papers, zh: `${ENDING_DAYS} 天内到期的证书`, link: '/certificates?view=current' },
    },
    count: (container) => container.resolve(CERTIFICATE).countWaiting(ENDING_DAYS),
  },
  {
    waits: {
      alarms: {
        ...papers,
        zh: '监测点报警',
        link: '/sensors',
        menu: ['/producers', '/producers/sensors'],
        urgent: true,
      },
    },
    count: async (container) => ({
      alarms: (
        await container.resolve(SENSOR).listAndCountSensorAlarms({ closed_at: null }, { take: 1, select: ['id'] })
      )[1],
    }),
  },
  {
    waits: {
      distributors: {
        ...{ group: 'partners', right: 'distribution:decide', zh: '分销员待审核' },
        ...{ link: '/distributors?state=applied', menu: ['/distributors'] },
      },
    },
    count: async (container) => ({ distributors: await container.resolve(DISTRIBUTOR).countWaiting() }),
  },
  {
    waits: {
      risks: {
        ...{ group: 'money', right: 'distribution:risk', zh: '拦下的分销提现和佣金' },
        ...{ link: '/distributors/risks', menu: ['/distributors', '/distributors/risks'] },
      },
    },
    count: async (container) => ({ risks: await container.resolve(RISK).countHeld() }),
  },
  {
    waits: {
      quarters: {
        ...{ group: 'money', right: 'distribution:quarter', zh: '季度涉税报送待办' },
        ...{ link: '/distributors/quarters', menu: ['/distributors', '/distributors/quarters'] },
      },
    },
    count: async (container) => ({ quarters: await quartersWaiting(container) }),
  },
  {
    waits: {
      shops: {
        ...{ group: 'partners', right: 'shops:read', zh: '小店待审核' },
        ...{ link: '/shops?state=applied', menu: ['/shops'] },
      },
      shop_accounts: {
        ...{ group: 'partners', right: 'shops:account', zh: '小店新账户待确认' },
        ...{ link: '/shops?waits=account', menu: ['/shops'] },
      },
    },
    count: (container) => container.resolve(SHOP).countWaiting(),
  },
  {
    waits: {
      producer_accounts: {
        ...{ group: 'money', right: 'purchase:account', zh: '生产者新账户待确认' },
        ...{ link: '/ledger/purchase', menu: ['/ledger', '/ledger/purchase'] },
      },
    },
    count: async (container) => ({ producer_accounts: await container.resolve(PURCHASE).countWaitingAccounts() }),
  },
  {
    waits: {
      payouts_asked: { ...payouts, zh: '打款待审核', link: '/ledger/payouts?state=asked' },
      payouts_checked: { ...payouts, zh: '打款待另一人复核', link: '/ledger/payouts?state=checked' },
      payouts_approved: { ...payouts, zh: '已复核，待做打款文件', link: '/ledger/payouts?state=approved' },
      payouts_sent: { ...payouts, zh: '已交银行，待登记结果', link: '/ledger/payouts?state=sent' },
      payouts_refused_transfers: { ...payouts, zh: '微信没有收下的转账', link: '/ledger/payouts?state=sent' },
    },
    count: async (container) => {
      const waiting = await container.resolve(PAYOUTS).waiting()
      return Object.fromEntries(
        ['asked', 'checked', 'approved', 'sent', 'refused_transfers'].map((state) => [
          `payouts_${state}`,
          waiting[state] ?? 0,
        ]),
      )
    },
  },
  {
    waits: {
      statements: {
        ...{ group: 'money', right: 'settlement:act', zh: '对账单有异议待答复' },
        ...{ link: '/shops/statements?state=disputed', menu: ['/shops', '/shops/statements'] },
      },
      appeals: {
        ...{ group: 'money', right: 'settlement:act', zh: '小店信用申诉待答复' },
        ...{ link: '/shops/credit', menu: ['/shops', '/shops/credit'] },
      },
    },
    count: async (container) => ({
      statements: (await container.resolve(SETTLEMENT).list({ state: 'disputed', take: 1 }))[1],
      appeals: (await container.resolve(SETTLEMENT).listAppeals({ open: true, limit: 1, offset: 0 }))[1],
    }),
  },
  {
    waits: {
      differences: { ...money, zh: '对账差异待处理' },
      tasks: { ...money, zh: '渠道退款和争议待处理', urgent: true },
      vouchers: {
        ...money,
        zh: '记账凭证待第二人确认',
        link: '/ledger/vouchers',
        menu: ['/ledger', '/ledger/vouchers'],
      },
    },
    count: async (container) => {
      const books = container.resolve(RECONCILIATION)
      const [[, differences], [, tasks], [, vouchers]] = await Promise.all([
        books.listAndCountBillDifferences({ state: 'open' }, { take: 1, select: ['id'] }),
        books.listAndCountChannelTasks({ state: 'open' }, { take: 1, select: ['id'] }),
        container.resolve(LEDGER).listAndCountLedgerVouchers({ state: 'drafted' }, { take: 1, select: ['id'] }),
      ])
      return { differences, tasks, vouchers }
    },
  },
  SYSTEM_WAITS,
]
