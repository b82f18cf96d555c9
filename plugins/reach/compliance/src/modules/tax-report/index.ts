import { Module } from '@medusajs/framework/utils'
import { TAX_REPORT } from '../../keys'
import TaxReportService from './service'

export { TAX_REPORT }

export default Module(TAX_REPORT, { service: TaxReportService })
