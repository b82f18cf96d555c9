import { contract } from '@shanzhen/http/contract'
import { COMMISSION_ROUTES } from './commission-routes'
import { REPORT_ROUTES } from './report-routes'
import { RISK_ROUTES } from './risk-routes'

export const ROUTES = contract({ ...COMMISSION_ROUTES, ...RISK_ROUTES, ...REPORT_ROUTES })
