import { contract } from '@shanzhen/http/contract'
import { z } from '@medusajs/framework/zod'
import { AddPhoto, HidePhoto } from './admin/lots/[id]/photos/validators'
import { ActOnStock, Correct, Inspect, Receive, Reject, Standard, Transform, VoidLot } from './admin/lots/validators'
import { LiftHold, RecordOutgoing } from './admin/outgoing-inspections/validators'

/** An unknown state is as none; `after` is what an answer's `next` said. */
const LotsQuery = z.object({
  state: z.string().optional(),
  q: z.string().optional(),
  good_id: z.string().optional(),
  inventory_item_id: z.string().optional(),
  after: z.string().optional(),
})

export const ROUTES = contract({
  'GET /admin/lots': { zh: '批次，最新在前', query: LotsQuery },
  'POST /admin/lots': { zh: '收货：登记一次送货的批次', body: Receive, once: 'may', status: 201 },
  'GET /admin/lots/goods': { zh: '可以收货的商品和仓库' },
  'POST /admin/lots/transform': { zh: '拆批、混批或分装', body: Transform, once: 'may', status: 201 },
  'GET /admin/lots/:id': { zh: '一个批次' },
  'POST /admin/lots/:id/acts': { zh: '盘点、报损或调拨', body: ActOnStock },
  'POST /admin/lots/:id/correct': { zh: '更正登记错的内容', body: Correct },
  'POST /admin/lots/:id/inspections': { zh: '登记入库检验', body: Inspect, status: 201 },
  'POST /admin/lots/:id/photos': { zh: '添加步骤照片（base64）', body: AddPhoto, status: 201 },
  'POST /admin/lots/:id/photos/:photo_id/hide': { zh: '隐藏一张照片', body: HidePhoto },
  'POST /admin/lots/:id/reject': { zh: '拒收待检批次', body: Reject },
  'POST /admin/lots/:id/release': { zh: '放行' },
  'POST /admin/lots/:id/void': { zh: '作废登记', body: VoidLot },
  'GET /admin/orders/:id/outgoing-inspections': { zh: '订单的出库检验' },
  'POST /admin/orders/:id/outgoing-inspections': { zh: '登记出库检验', body: RecordOutgoing, status: 201 },
  'GET /admin/outgoing-inspections': { zh: '暂缓发货的货' },
  'POST /admin/outgoing-inspections/:id/lift': { zh: '解除暂缓', body: LiftHold },
  'GET /admin/products/:id/missing': { zh: '商品还缺什么才能卖' },
  'GET /admin/standards': { zh: '标准的全部版本' },
  'POST /admin/standards': { zh: '新的标准版本', body: Standard, status: 201 },
})
