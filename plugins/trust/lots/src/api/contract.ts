import { contract } from '@shanzhen/http/contract'
import { z } from '@medusajs/framework/zod'
import * as wire from '../wire'
import { AddPhoto, HidePhoto } from './admin/lots/[id]/photos/validators'
import { ActOnStock, Correct, Inspect, Receive, Reject, Standard, Transform, VoidLot } from './admin/lots/validators'
import { LiftHold, RecordOutgoing } from './admin/outgoing-inspections/validators'

/** An unknown state is as none; `after` is what an answer's `next` said. */
const LotsQuery = z.object({
  state: z.string().optional(),
  q: z.string().optional(),
  good_id: z.string().optional(),
  inventory_item_id: z.string().optional(),
  waits: z.string().optional(),
  after: z.string().optional(),
})

const lot = z.object({ lot: wire.KeptLot })
const lots = z.object({ lots: z.array(wire.KeptLot) })
const photo = z.object({ photo: z.object({ id: z.string() }) })
const inspection = z.object({ inspection: z.object({ id: z.string() }) })

export const ROUTES = contract({
  'GET /admin/lots': { zh: '批次，最新在前', query: LotsQuery, answer: wire.LotsPage },
  'POST /admin/lots': { zh: '收货：登记一次送货的批次', body: Receive, once: 'may', status: 201, answer: lots },
  'GET /admin/lots/goods': { zh: '可以收货的商品和仓库', answer: wire.Choices },
  'POST /admin/lots/transform': { zh: '拆批、混批或分装', body: Transform, once: 'may', status: 201, answer: lots },
  'GET /admin/lots/:id': { zh: '一个批次', answer: wire.LotFile },
  'POST /admin/lots/:id/acts': { zh: '盘点、报损或调拨', body: ActOnStock, answer: z.object({ act: wire.LotAct }) },
  'POST /admin/lots/:id/correct': { zh: '更正登记错的内容', body: Correct, answer: lot },
  'POST /admin/lots/:id/inspections': {
    zh: '登记入库检验',
    body: Inspect,
    status: 201,
    answer: z.object({ inspection: wire.LotInspection.pick({ id: true, verdict: true, results: true }) }),
  },
  'POST /admin/lots/:id/photos': { zh: '添加步骤照片（base64）', body: AddPhoto, status: 201, answer: photo },
  'POST /admin/lots/:id/photos/:photo_id/hide': { zh: '隐藏一张照片', body: HidePhoto, answer: photo },
  'POST /admin/lots/:id/reject': { zh: '拒收待检批次', body: Reject, answer: lot },
  'POST /admin/lots/:id/release': { zh: '放行', answer: lot },
  'POST /admin/lots/:id/void': { zh: '作废登记', body: VoidLot, answer: lot },
  'GET /admin/orders/:id/outgoing-inspections': { zh: '订单的出库检验', answer: wire.OutgoingFile },
  'POST /admin/orders/:id/outgoing-inspections': {
    zh: '登记出库检验',
    body: RecordOutgoing,
    status: 201,
    answer: inspection,
  },
  'GET /admin/outgoing-inspections': { zh: '暂缓发货的货', answer: wire.HoldsPage },
  'POST /admin/outgoing-inspections/:id/lift': { zh: '解除暂缓', body: LiftHold, answer: inspection },
  'GET /admin/products/:id/missing': { zh: '商品还缺什么才能卖', answer: z.object({ missing: z.array(wire.Missing) }) },
  'GET /admin/standards': { zh: '标准的全部版本', answer: z.object({ standards: z.array(wire.StaffStandard) }) },
  'POST /admin/standards': {
    zh: '新的标准版本',
    body: Standard,
    status: 201,
    answer: z.object({ standard: wire.StaffStandard.pick({ id: true, good_id: true, version: true }) }),
  },
})
