import { contract } from '@shanzhen/http/contract'
import { z } from '@medusajs/framework/zod'
import { Book, StatementPage, TransactionView } from '../wire'
import { AccountsQuery, StatementParams } from './validators'

export const ROUTES = contract({
  'GET /admin/ledger/accounts': { zh: '账户与余额，及试算平衡', query: AccountsQuery, answer: Book },
  'GET /admin/ledger/accounts/:id/statement': {
    zh: '一个账户在一段时间里的明细，可导出表格',
    query: StatementParams,
    answer: StatementPage,
  },
  'GET /admin/ledger/transactions/:id': {
    zh: '一笔记账的各条分录',
    answer: z.object({ transaction: TransactionView }),
  },
})
