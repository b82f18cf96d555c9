import { contract } from '@shanzhen/http/contract'
import { z } from '@medusajs/framework/zod'
import { Packing, ParcelView } from '../wire'
import { ParcelBody, UnpackingBody, WaybillBody } from '../schemas'

const parcel = z.object({ parcel: ParcelView })

export const ROUTES = contract({
  'GET /admin/orders/:id/parcels': { zh: '订单的包裹：已发的、还没发的', answer: Packing },
  'POST /admin/orders/:id/parcels': { zh: '发出一个包裹', body: ParcelBody, status: 201, answer: parcel },
  'POST /admin/orders/:id/parcels/:fulfillment_id/delivered': { zh: '登记包裹已签收', answer: parcel },
  'POST /admin/orders/:id/parcels/:fulfillment_id/unpack': {
    zh: '没交出去的包裹拆回来',
    body: UnpackingBody,
    answer: parcel,
  },
  'POST /admin/orders/:id/parcels/:fulfillment_id/waybill': { zh: '更正运单号', body: WaybillBody, answer: parcel },
})
