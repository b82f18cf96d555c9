import { contract } from '@shanzhen/http/contract'
import { z } from '@medusajs/framework/zod'
import * as wire from '../wire'
import * as asked from './validators'

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
    'POST /admin/settlement/remarks/:id': { zh: '答复小店的异议', body: asked.AnswerBody, answer: one },

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
