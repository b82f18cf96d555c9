import { Module } from '@medusajs/framework/utils'
import StandardTablesService from './service'

export const STANDARD_TABLES = 'standard_tables'

export default Module(STANDARD_TABLES, { service: StandardTablesService })
