import { contract } from '@shanzhen/http/contract'
import { z } from '@medusajs/framework/zod'
import { Book, StatementPage, TransactionView, VoucherPage, VoucherRow } from '../wire'
import { AccountsQuery, StatementParams } from './validators'
import { DraftBody, VouchersQuery } from './voucher-forms'

const voucher = z.object({ voucher: VoucherRow })

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
  'GET /admin/ledger/vouchers': { zh: '手工凭证，待确认的在前', query: VouchersQuery, answer: VoucherPage },
  'POST /admin/ledger/vouchers': {
    zh: '填写凭证：渠道到账、费用、付应付账款、更正或冲销；另一人确认后才入账',
    body: DraftBody,
    once: 'may',
    status: 201,
    answer: voucher,
  },
  'POST /admin/ledger/vouchers/:id/confirm': { zh: '第二人确认凭证，记入账本', answer: voucher },
  'POST /admin/ledger/vouchers/:id/withdraw': { zh: '撤回还没确认的凭证', answer: voucher },
})
