import { AfterSaleView, Eligibility, PhotoBody } from '@shanzhen/after-sales/wire'
import { contract } from '@shanzhen/http/contract'
import { z } from '@medusajs/framework/zod'
import * as wire from '../wire'
import { AppealAnswerBody, AppealsQuery, BearBody, CasesQuery, PageQuery } from './admin-cases'
import * as asked from './validators'

const claim = z.object({ request: AfterSaleView })
const one = z.object({ statement: wire.Statement })
const FILE = 'application/octet-stream'

export const ROUTES = contract(
  {
    'GET /admin/settlement/statements': {
      zh: '小店的对账单，最新在前',
      query: asked.StatementsQuery,
      answer: wire.StatementPage,
    },
    'POST /admin/settlement/statements': {
      zh: '给一家小店出账到现在',
      body: asked.CloseBody,
      status: 201,
      answer: one,
    },
    'GET /admin/settlement/statements/:id': {
      zh: '一张对账单的每一行和异议',
      query: asked.LinesQuery,
      answer: wire.StatementFile,
    },
    'GET /admin/settlement/statements/:id/file': {
      zh: '对账单的 PDF、表格或校验文件',
      query: asked.FileQuery,
      file: FILE,
    },
    'GET /admin/settlement/cases': {
      zh: '退过款的质量售后，由谁承担',
      query: CasesQuery,
      answer: wire.CasePage,
    },
    'POST /admin/settlement/cases/:id': {
      zh: '登记由承运方或生产者承担多少；另一人确认凭证后入账',
      body: BearBody,
      once: 'may',
      status: 201,
      answer: z.object({ id: z.string() }),
    },
    'GET /admin/settlement/credit': { zh: '小店的信用申诉', query: AppealsQuery, answer: wire.CreditAppeals },
    'GET /admin/settlement/credit/falls': { zh: '将要降级的小店', query: PageQuery, answer: wire.TierFalls },
    'POST /admin/settlement/credit/appeals/:id': {
      zh: '答复信用申诉，撤销扣分或维持',
      body: AppealAnswerBody,
      answer: z.object({ id: z.string() }),
    },
    'POST /admin/settlement/remarks/:id': { zh: '答复小店的异议', body: asked.AnswerBody, answer: one },

    'GET /shops/me/credit': { zh: '小店的信用分、怎么算的和每一条记录', answer: z.object({ credit: wire.Credit }) },
    'POST /shops/me/credit/appeals': {
      zh: '对一条信用记录申诉',
      body: asked.AppealBody,
      status: 201,
      answer: z.object({ credit: wire.Credit }),
    },
    'GET /shops/me/statements': {
      zh: '小店自己的对账单',
      query: asked.OwnStatementsQuery,
      answer: wire.OwnStatements,
    },
    'GET /shops/me/statements/:id': { zh: '一张对账单的每一行', query: asked.LinesQuery, answer: wire.StatementFile },
    'GET /shops/me/statements/:id/file': {
      zh: '对账单的 PDF、表格或校验文件',
      query: asked.FileQuery,
      file: FILE,
    },
    'POST /shops/me/statements/:id/confirm': { zh: '确认对账单', answer: one },
    'POST /shops/me/statements/:id/remarks': {
      zh: '对一行提出异议',
      body: asked.RemarkBody,
      status: 201,
      answer: one,
    },

    'GET /shops/me/orders/:id/claims': {
      zh: '代发订单能申请哪些售后，已申请了哪些',
      answer: z.object({ eligibility: Eligibility, requests: z.array(AfterSaleView) }),
    },
    'POST /shops/me/orders/:id/claims': {
      zh: '向供应中心申请售后，退款回到预存款',
      body: asked.ClaimBody,
      once: 'may',
      status: [201, 200],
      answer: claim,
    },
    'POST /shops/me/orders/:id/claims/photos': {
      zh: '上传售后照片（base64）',
      body: PhotoBody,
      status: 201,
      answer: z.object({ photo: z.object({ id: z.string() }) }),
    },
    'GET /shops/me/orders/:id/claims/photos/:photo_id': { zh: '售后的一张照片', file: 'image/*' },
    'POST /shops/me/orders/:id/claims/:claim_id/withdraw': { zh: '撤回售后申请', answer: claim },

    'GET /shops/api/v1/statements': {
      zh: '对账单',
      query: asked.OwnStatementsQuery,
      answer: wire.OwnStatements,
    },
    'GET /shops/api/v1/statements/:id': {
      zh: '一张对账单的每一行',
      query: asked.LinesQuery,
      answer: wire.StatementFile,
    },
  },
  { Statement: wire.Statement, StatementLine: wire.StatementLine },
)
