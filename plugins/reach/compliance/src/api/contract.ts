import { contract } from '@shanzhen/http/contract'
import { LawLimits } from '../wire/law'
import { TAX_REPORT_ROUTES } from './tax-report-routes'
import { TAX_ROUTES } from './tax-routes'

export const ROUTES = contract({
  ...TAX_ROUTES,
  ...TAX_REPORT_ROUTES,
  'GET /admin/distribution/limits': { zh: '法律边界：每一条现在守住没有', answer: LawLimits },
})
