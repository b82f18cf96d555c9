import { Attachments, NewAttachment } from '@shanzhen/attachments/wire'
import { contract } from '@shanzhen/http/contract'
import { z } from '@medusajs/framework/zod'
import * as wire from '../wire'

const request = z.object({ request: wire.AfterSaleView })
const estimate = z.object({ estimate: wire.Estimate })
const photo = z.object({ photo: z.object({ id: z.string() }) })
const own = z.object({ eligibility: wire.Eligibility, requests: z.array(wire.AfterSaleView) })

export const ROUTES = contract(
  {
    'GET /admin/after-sales': { zh: '售后申请，按状态', query: wire.ListQuery, answer: wire.AfterSalePage },
    'GET /admin/after-sales/:id': {
      zh: '一份售后申请，及应退运费和订单余款',
      answer: wire.AfterSaleFile,
    },
    'POST /admin/after-sales/:id/approve': { zh: '同意申请', body: wire.ApproveBody, answer: request },
    'POST /admin/after-sales/:id/inspect': { zh: '登记验货结果', body: wire.InspectBody, answer: request },
    'GET /admin/after-sales/:id/files': { zh: '同事给申请附的照片和文件', answer: Attachments },
    'POST /admin/after-sales/:id/files': {
      zh: '给申请附照片或 PDF（base64），只增不改',
      body: NewAttachment,
      status: 201,
      answer: Attachments,
    },
    'GET /admin/after-sales/:id/files/:file_id': { zh: '申请的一个附件', file: 'application/octet-stream' },
    'GET /admin/after-sales/:id/photos/:photo_id': { zh: '申请里的一张照片', file: 'image/*' },
    'POST /admin/after-sales/:id/received': { zh: '登记退货已收到', body: wire.ApproveBody, answer: request },
    'POST /admin/after-sales/:id/refund': { zh: '退款', body: wire.RefundBody, answer: request },
    'POST /admin/after-sales/:id/resend': {
      zh: '补发：同样的商品再寄一次，不退款',
      body: wire.ApproveBody,
      answer: request,
    },
    'POST /admin/after-sales/:id/refuse': { zh: '拒绝申请', body: wire.RefuseBody, answer: request },
    'POST /admin/after-sales/:id/return-freight/pay': {
      zh: '登记退货运费已付',
      body: wire.PayFreightBody,
      answer: request,
    },
    'POST /admin/after-sales/:id/return-freight/refuse': {
      zh: '不付退货运费',
      body: wire.RefuseFreightBody,
      answer: request,
    },
    'GET /store/after-sales/orders/:id': { zh: '订单能申请哪些售后，已申请了哪些', who: 'owner', answer: own },
    'POST /store/after-sales/orders/:id/estimate': {
      zh: '试算能退多少',
      who: 'owner',
      body: wire.EstimateBody,
      answer: estimate,
    },
    'POST /store/after-sales/orders/:id/photos': {
      zh: '上传申请用的照片（base64）',
      who: 'owner',
      body: wire.PhotoBody,
      status: 201,
      answer: photo,
    },
    'GET /store/after-sales/orders/:id/photos/:photo_id': { zh: '自己的一张照片', who: 'owner', file: 'image/*' },
    'POST /store/after-sales/orders/:id/receipt': {
      zh: '确认收货',
      who: 'owner',
      answer: z.object({ receipt: wire.Receipt }),
    },
    'POST /store/after-sales/orders/:id/requests': {
      zh: '申请售后',
      who: 'owner',
      body: wire.RequestBody,
      once: 'may',
      status: [201, 200],
      answer: request,
    },
    'POST /store/after-sales/orders/:id/requests/:request_id/return-freight': {
      zh: '申报退货运费',
      who: 'owner',
      body: wire.ReturnFreightBody,
      status: 201,
      answer: request,
    },
    'POST /store/after-sales/orders/:id/requests/:request_id/sent': {
      zh: '填写退货运单号',
      who: 'owner',
      body: wire.SentBody,
      answer: request,
    },
    'POST /store/after-sales/orders/:id/requests/:request_id/withdraw': {
      zh: '撤回申请',
      who: 'owner',
      answer: request,
    },
  },
  { Claim: wire.AfterSaleView },
)
