/** Kinds of work around the supply center: its bench, what goods cost, the small shops it sends for. */
import type { Right } from '@shanzhen/staff/rights'

export const SUPPLY_RIGHTS = {
  'warehouse:work': {
    zh: '波次、拣货、打包和交接',
    routes: [
      'GET /admin/warehouse/**',
      'POST /admin/warehouse/waves/**',
      'POST /admin/warehouse/shorts/:id/decide',
      'POST /admin/warehouse/packings/**',
      'POST /admin/warehouse/manifests',
      'POST /admin/warehouse/cartons/**',
      'DELETE /admin/warehouse/cartons/:id/parcels/:fulfillment_id',
      'POST /admin/warehouse/places/**',
      'DELETE /admin/warehouse/places/:id',
      'DELETE /admin/warehouse/place-goods/:id',
    ],
  },
  'warehouse:shorts': { zh: '查看拣货缺货', routes: ['GET /admin/warehouse/shorts'] },
  'warehouse:sample': {
    zh: '抽检交出前的包裹',
    routes: ['GET /admin/warehouse/samples/**', 'POST /admin/warehouse/samples/:id/judge'],
  },
  'warehouse:receive': { zh: '写收货单，按收货单收货', routes: ['POST /admin/warehouse/receiving-notes/**'] },
  'warehouse:count': { zh: '数账上空了还有货的货位', routes: ['POST /admin/warehouse/counts/:id'] },
  'warehouse:settings': {
    zh: '改仓库设置，导入运单号',
    routes: ['POST /admin/warehouse/settings', 'POST /admin/warehouse/waybill-numbers'],
  },
  'purchase:prices': {
    zh: '查看协议价',
    routes: ['GET /admin/purchase/prices', 'GET /admin/purchase/goods'],
  },
  'purchase:price': {
    zh: '约定采购价，给批次定价',
    routes: ['POST /admin/purchase/prices', 'GET /admin/purchase/deliveries', 'POST /admin/purchase/lots/:id/price'],
  },
  'purchase:read': {
    zh: '查看应付生产者',
    routes: [
      'GET /admin/purchase/producers',
      'GET /admin/purchase/producers/:id',
      'GET /admin/purchase/producers/:id/statement',
    ],
  },
  'purchase:pay': {
    zh: '登记付给生产者的货款，为生产者申请打款',
    routes: ['POST /admin/purchase/producers/:id/payments', 'POST /admin/purchase/producers/:id/payouts'],
  },
  'purchase:account': {
    zh: '登记和确认生产者的收款账户，看账号全文',
    routes: ['GET|POST /admin/purchase/producers/:id/account', 'POST /admin/purchase/producers/:id/account/verdict'],
  },
  'payouts:read': { zh: '查看打款', routes: ['GET /admin/payouts/**', 'GET /admin/payout-batches'] },
  'payouts:act': {
    zh: '审核、复核打款，做打款文件，登记银行结果，查询和撤销微信转账',
    routes: ['POST /admin/payouts/**', 'POST /admin/payout-batches/**', 'GET /admin/payout-batches/:id/file'],
  },
  'settlement:read': { zh: '查看小店对账单和赔付归责', routes: ['GET /admin/settlement/**'] },
  'settlement:act': { zh: '给小店出账，答复异议，登记赔付由谁承担', routes: ['POST /admin/settlement/**'] },
  'shops:read': { zh: '查看小店', routes: ['GET /admin/shops', 'GET /admin/shops/:id'] },
  'shops:decide': {
    zh: '审核、暂停和关闭小店，看执照，定等级',
    routes: ['POST /admin/shops/:id', 'GET /admin/shops/:id/licence'],
  },
  'shops:prices': { zh: '查看给小店的供货价', routes: ['GET /admin/supply-prices/**'] },
  'shops:price': { zh: '定给小店的供货价', routes: ['POST /admin/supply-prices'] },
  'distribution:read': {
    zh: '查看分销员、订单归谁带来、报表和法律边界',
    routes: ['GET /admin/distributors', 'GET /admin/distribution/**'],
  },
  'distribution:decide': {
    zh: '审核、暂停和结束分销员，看真实姓名，分组',
    routes: ['GET|POST /admin/distributors/:id'],
  },
  'distribution:rule': {
    zh: '定佣金规则和商品的佣金上限，试算',
    routes: [
      'POST /admin/distribution/rules/**',
      'POST /admin/distribution/simulations',
      'POST /admin/distribution/goods/:id',
    ],
  },
  'distribution:campaign': {
    zh: '新建、改和结束分销活动',
    routes: ['POST /admin/distribution/campaigns/**'],
  },
  'distribution:material': {
    zh: '添加和下架分销素材',
    routes: ['POST /admin/distribution/material/**'],
  },
  'distribution:report': {
    zh: '看和下载分销员的代扣个税月表',
    routes: ['GET /admin/distribution-reports/tax/**'],
  },
  'distribution:quarter': {
    zh: '做、复核、下载和登记季度涉税报送，含姓名和证件号码',
    routes: [
      'GET|POST /admin/distribution-reports/quarters/**',
      'GET /admin/distribution-reports/files/:id/content',
      'POST /admin/distribution-reports/files/:id/step',
    ],
  },
  'distribution:risk': {
    zh: '看拦下的提现和佣金，放行或退回',
    routes: ['GET|POST /admin/distribution-risks/**'],
  },
  'shops:account': { zh: '看小店收款账号全文，确认新账户', routes: ['GET|POST /admin/shops/:id/account'] },
} satisfies Record<string, Right>
