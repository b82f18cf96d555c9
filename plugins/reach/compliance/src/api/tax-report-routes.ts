import { z } from '@medusajs/framework/zod'
import * as wire from '../wire/tax-report'
import { FileStepBody, MakeFileBody } from './tax-report-asked-by-staff'

/** Of this room's contract the part about whom income is reported of. */
export const TAX_REPORT_ROUTES = {
  'GET /admin/distribution-reports/quarters': { zh: '季度涉税报送：每个季度做到哪一步', answer: wire.Quarters },
  'GET /admin/distribution-reports/quarters/:quarter': {
    zh: '一个季度付了谁、多少，和打款、转账、回单对照',
    answer: wire.QuarterPreview,
  },
  'POST /admin/distribution-reports/quarters/:quarter': {
    zh: '做一个季度的报送文件；有对不上的要写明原因',
    body: MakeFileBody,
    status: 201,
    answer: z.object({ id: z.string() }),
  },
  'POST /admin/distribution-reports/files/:id/step': {
    zh: '另一人复核报送文件，或登记已报送',
    body: FileStepBody,
    answer: z.object({ id: z.string() }),
  },
  'GET /admin/distribution-reports/files/:id/content': {
    zh: '报送文件，含姓名和证件号码，每次下载都有记录',
    file: 'application/octet-stream',
  },
} as const
