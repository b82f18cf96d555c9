import { Attachments, NewAttachment } from '@shanzhen/attachments/wire'
import { contract } from '@shanzhen/http/contract'
import * as wire from '../wire'
import * as asked from './validators'

export const ROUTES = contract({
  'GET /admin/payouts': { zh: '打款申请，最新在前', query: asked.PayoutsQuery, answer: wire.PayoutPage },
  'GET /admin/payouts/:id': { zh: '一笔打款和它的经过', answer: wire.PayoutFile },
  'POST /admin/payouts/:id/check': { zh: '审核一笔打款', answer: wire.PayoutAnswer },
  'POST /admin/payouts/:id/approve': { zh: '另一人复核放行', answer: wire.PayoutAnswer },
  'POST /admin/payouts/:id/refuse': {
    zh: '退回申请，钱回到余额',
    body: asked.RefuseBody,
    answer: wire.PayoutAnswer,
  },
  'POST /admin/payouts/:id/result': {
    zh: '登记银行结果：到账、未成功或退票',
    body: asked.ResultBody,
    answer: wire.PayoutAnswer,
  },
  'POST /admin/payouts/:id/ask': { zh: '现在向微信查询这笔转账', answer: wire.PayoutAnswer },
  'POST /admin/payouts/:id/stop': { zh: '撤销微信转账，撤成后钱回到余额', answer: wire.PayoutAnswer },
  'GET /admin/payouts/:id/files': { zh: '打款的回单', answer: Attachments },
  'POST /admin/payouts/:id/files': { zh: '附上回单', body: NewAttachment, answer: Attachments },
  'GET /admin/payouts/:id/files/:file_id': { zh: '一张回单', file: 'application/octet-stream' },
  'GET /admin/payout-batches': { zh: '给银行的打款文件', answer: wire.PayoutBatches },
  'POST /admin/payout-batches': {
    zh: '把已复核的打款做成一个文件',
    status: 201,
    answer: wire.MadeBatch,
  },
  'GET /admin/payout-batches/:id/file': { zh: '打款文件，有完整账号', file: 'application/octet-stream' },
  'POST /admin/payout-batches/:id/results': {
    zh: '导入银行返回的结果',
    body: asked.ResultsBody,
    answer: wire.ResultsTaken,
  },
})
