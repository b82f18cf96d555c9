import * as wire from '../wire/tax'
import { YearQuery } from './tax-asked'
import { MonthFileQuery, MonthQuery } from './tax-asked-by-staff'

/** Of this room's contract the part about 个税 by month. */
export const TAX_ROUTES = {
  'GET /admin/distribution-reports/tax': {
    zh: '一个月里每位分销员的提现和代扣个税，和账本对照',
    query: MonthQuery,
    answer: wire.TaxReport,
  },
  'GET /admin/distribution-reports/tax/file': {
    zh: '代扣个税月表的表格文件，每次下载都有记录',
    query: MonthFileQuery,
    file: 'application/octet-stream',
  },
  'GET /store/distribution/me/tax': {
    zh: '自己的个税：一年里每月付了多少、扣了多少',
    who: 'customer',
    query: YearQuery,
    answer: wire.OwnTax,
  },
  'GET /store/distribution/me/tax/:month/file': {
    zh: '自己一个月的代扣个税明细，PDF',
    who: 'customer',
    file: 'application/pdf',
  },
} as const
