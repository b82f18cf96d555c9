import { contract } from '@shanzhen/http/contract'
import { deleted } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'
import * as wire from '../wire'
import { EndReceiving, ExpectGoods, TakeIn } from './admin/warehouse/receiving-notes/validators'

const PDF = 'application/pdf' as const
const id = z.object({ id: z.string() })
export const PrintQuery = z.object({
  wave_id: z.string().max(64).optional(),
  /** Ids with commas between them. */
  order_ids: z.string().max(14_000).optional(),
  paper: wire.PaperKey.optional(),
})
export type PrintQuery = z.infer<typeof PrintQuery>
export const WavesQuery = z.object({
  state: z.enum(wire.WAVE_STATES).optional(),
  after: z.string().max(10).optional(),
})
export type WavesQuery = z.infer<typeof WavesQuery>
/** `number`: a waybill that was scanned, of a parcel packed here or sent at its order's page. */
export const CarrierQuery = z.object({
  carrier: z.string().max(20).optional(),
  number: z.string().max(40).optional(),
})
export type CarrierQuery = z.infer<typeof CarrierQuery>
/** `code`: as it was scanned, a waybill or an order's code; whatever state the parcel is in. */
export const SamplesQuery = z.object({
  all: z.enum(['yes']).optional(),
  after: z.string().max(120).optional(),
  code: z.string().max(120).optional(),
})
export type SamplesQuery = z.infer<typeof SamplesQuery>
/** `after` is what an answer's `next` said. */
export const ReceivingQuery = z.object({
  state: z.enum(wire.RECEIVING_STATES).optional(),
  after: z.string().max(30).optional(),
})
export type ReceivingQuery = z.infer<typeof ReceivingQuery>
export const CountsQuery = z.object({ after: z.string().max(120).optional() })
export type CountsQuery = z.infer<typeof CountsQuery>
/** `code`: as it was scanned off a carton. */
export const CartonsQuery = z.object({
  state: z.enum(wire.CARTON_STATES).optional(),
  code: z.string().max(60).optional(),
  after: z.string().max(120).optional(),
})
export type CartonsQuery = z.infer<typeof CartonsQuery>
/** `after` is what an answer's `next` said. */
export const ShortsQuery = z.object({ after: z.string().max(120).optional() })
export type ShortsQuery = z.infer<typeof ShortsQuery>
export const PlacesQuery = z.object({ after: z.string().max(40).optional() })

const wave = z.object({ wave: wire.WaveFile })
const note = z.object({ note: wire.ReceivingNote })
const sample = z.object({ sample: wire.SampleFile })
const carton = z.object({ carton: wire.Carton })
const SHORT = { answer: z.object({ short: id }) }

export const ROUTES = contract({
  'GET /admin/warehouse/orders': { zh: '待装清单', query: wire.WorklistQuery, answer: wire.Worklist },
  'GET /admin/warehouse/waves': { zh: '波次，最新在前', query: WavesQuery, answer: wire.Waves },
  'POST /admin/warehouse/waves': { zh: '建一个波次', body: wire.MakeWave, status: 201, answer: wire.MadeWave },
  'GET /admin/warehouse/waves/:id': { zh: '一个波次：拣什么，到哪里拣', answer: wave },
  'GET /admin/warehouse/waves/:id/list': { zh: '拣货单（PDF）', file: PDF },
  'POST /admin/warehouse/waves/:id/picks': { zh: '登记拣到几件', body: wire.Pick, answer: wave },
  'POST /admin/warehouse/waves/:id/bins': { zh: '账上空了的货位：空，还是还有', body: wire.SayEmpty, answer: wave },
  'POST /admin/warehouse/waves/:id/leave': { zh: '把一个订单移出波次', body: wire.LeaveWave, answer: wave },
  'POST /admin/warehouse/waves/:id/drop': { zh: '撤销波次', body: wire.EndWave, answer: wave },
  'POST /admin/warehouse/waves/:id/waybills': { zh: '为波次取运单号', answer: wire.Numbers },
  'GET /admin/warehouse/shorts': { zh: '缺货待处理，最早在前', query: ShortsQuery, answer: wire.Shorts },
  'POST /admin/warehouse/shorts/:id/decide': { zh: '缺货：找到了，或以后再发', body: wire.DecideShort, ...SHORT },
  'POST /admin/warehouse/shorts/:id/cancel': { zh: '缺货：取消这几件并退款', body: wire.CancelShort, ...SHORT },
  'POST /admin/warehouse/shorts/:id/substitute': {
    zh: '缺货：买家同意换成别的商品',
    body: wire.SubstituteShort,
    ...SHORT,
  },
  'GET /admin/warehouse/bench': { zh: '打包台：今天装了多少', answer: wire.Bench },
  'POST /admin/warehouse/packings': {
    zh: '扫订单码，开始打包',
    body: wire.BeginPacking,
    status: 201,
    answer: wire.PackingAnswer,
  },
  'GET /admin/warehouse/packings/:id': { zh: '一次打包', answer: wire.PackingAnswer },
  'POST /admin/warehouse/packings/:id/scans': {
    zh: '扫商品、输件数或称重',
    body: wire.ScanGoods,
    answer: wire.PackingAnswer,
  },
  'POST /admin/warehouse/packings/:id/ship': { zh: '装好发出', body: wire.ShipPacking, answer: wire.PackingAnswer },
  'POST /admin/warehouse/packings/:id/drop': {
    zh: '放下这一单',
    body: wire.EndPacking,
    answer: z.object({ packing: id }),
  },
  'POST /admin/warehouse/packings/:id/undo': {
    zh: '撤销装好的一单',
    body: wire.EndPacking,
    answer: z.object({ packing: id }),
  },
  'GET /admin/warehouse/samples': { zh: '抽检：交出前要看的包裹', query: SamplesQuery, answer: wire.Samples },
  'GET /admin/warehouse/samples/:id': { zh: '一个抽到的包裹，里面该有什么', answer: sample },
  'POST /admin/warehouse/samples/:id/judge': { zh: '抽检合格或不合格', body: wire.JudgeSample, answer: sample },
  'GET /admin/warehouse/labels': { zh: '快递面单（PDF）', query: PrintQuery, file: PDF },
  'GET /admin/warehouse/slips': { zh: '发货单（PDF），没有价格', query: PrintQuery, file: PDF },
  'GET /admin/warehouse/parcels': { zh: '待交接的包裹', query: CarrierQuery, answer: wire.ReadyParcels },
  'GET /admin/warehouse/manifests': { zh: '交接单，最新在前', answer: wire.Manifests },
  'POST /admin/warehouse/manifests': {
    zh: '把包裹交给承运商',
    body: wire.HandOver,
    status: 201,
    answer: z.object({ manifest: wire.ManifestRow }),
  },
  'GET /admin/warehouse/manifests/:id/file': { zh: '交接单（PDF）', file: PDF },
  'GET /admin/warehouse/receiving-notes': {
    zh: '收货单：要到的按日子，其余最新在前',
    query: ReceivingQuery,
    answer: wire.ReceivingNotes,
  },
  'POST /admin/warehouse/receiving-notes': {
    zh: '写一张收货单：生产者要送来什么',
    body: ExpectGoods,
    status: 201,
    answer: note,
  },
  'GET /admin/warehouse/receiving-notes/:id': { zh: '一张收货单和它的批次', answer: note },
  'GET /admin/warehouse/receiving-notes/:id/file': { zh: '收货单（PDF）', file: PDF },
  'POST /admin/warehouse/receiving-notes/:id/receive': {
    zh: '收货：一次登记全部批次，待检',
    body: TakeIn,
    once: 'may',
    answer: note,
  },
  'POST /admin/warehouse/receiving-notes/:id/undo': {
    zh: '撤销收货：批次作废，收货单回到待收',
    body: EndReceiving,
    answer: note,
  },
  'POST /admin/warehouse/receiving-notes/:id/cancel': { zh: '取消收货单：不来了', body: EndReceiving, answer: note },
  'GET /admin/warehouse/counts': { zh: '要数的货位', query: CountsQuery, answer: wire.BinCounts },
  'POST /admin/warehouse/counts/:id': {
    zh: '数好一个货位，和账不同就按盘点改',
    body: wire.CountBin,
    answer: z.object({ count: id }),
  },
  'GET /admin/warehouse/cartons': { zh: '箱，最新在前，或扫到的那一箱', query: CartonsQuery, answer: wire.Cartons },
  'POST /admin/warehouse/cartons': { zh: '开一箱', body: wire.OpenCarton, status: 201, answer: carton },
  'POST /admin/warehouse/cartons/:id/parcels': { zh: '包裹放进箱', body: wire.PutIn, answer: carton },
  'DELETE /admin/warehouse/cartons/:id/parcels/:fulfillment_id': { zh: '包裹拿出箱', answer: carton },
  'POST /admin/warehouse/cartons/:id/close': { zh: '封箱', answer: carton },
  'POST /admin/warehouse/cartons/:id/open': { zh: '把封好的箱再打开', answer: carton },
  'GET /admin/warehouse/cartons/:id/label': { zh: '箱签（PDF）：SSCC，GS1-128', file: PDF },
  'GET /admin/warehouse/settings': { zh: '仓库设置和运单号存量', answer: wire.SettingsFile },
  'POST /admin/warehouse/settings': { zh: '改仓库设置', body: wire.Settings, answer: wire.SettingsFile },
  'POST /admin/warehouse/waybill-numbers': { zh: '导入快递给的运单号', body: wire.BringNumbers, answer: wire.Brought },
  'GET /admin/warehouse/places': { zh: '库位和放在那里的货', query: PlacesQuery, answer: wire.Places },
  'POST /admin/warehouse/places': {
    zh: '新的库位',
    body: wire.MakePlace,
    status: 201,
    answer: z.object({ place: wire.Place }),
  },
  'DELETE /admin/warehouse/places/:id': { zh: '删除空的库位', answer: deleted },
  'POST /admin/warehouse/places/:id/goods': {
    zh: '上架：货放到这个库位',
    body: wire.PutAway,
    answer: z.object({ place: wire.Place }),
  },
  'DELETE /admin/warehouse/place-goods/:id': { zh: '货不再放在这个库位', answer: deleted },
})
