import { Module } from '@medusajs/framework/utils'
import OrderImportService from './service'

export const ORDER_IMPORT = 'order_import'

export default Module(ORDER_IMPORT, { service: OrderImportService })
