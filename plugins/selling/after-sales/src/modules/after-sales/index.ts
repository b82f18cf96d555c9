import { Module } from '@medusajs/framework/utils'
import AfterSalesService from './service'

export const AFTER_SALES = 'afterSales'

export default Module(AFTER_SALES, { service: AfterSalesService })
