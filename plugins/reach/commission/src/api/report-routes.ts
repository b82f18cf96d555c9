import * as wire from '../wire/report'
import { ReportQuery } from './report-asked-by-staff'

/** Of this room's contract the part about distribution as a whole. */
export const REPORT_ROUTES = {
  'GET /admin/distribution/report': {
    zh: '分销报表：一段日子里每天、每件商品、每位分销员带来多少',
    query: ReportQuery,
    answer: wire.DistributionReport,
  },
  'GET /admin/distribution/report/file': { zh: '分销报表的表格文件', query: ReportQuery, file: 'text/csv' },
} as const
