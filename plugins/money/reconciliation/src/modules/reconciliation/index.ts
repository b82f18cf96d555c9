import { Module } from '@medusajs/framework/utils'
import ReconciliationService from './service'

export const RECONCILIATION = 'reconciliation'

export default Module(RECONCILIATION, { service: ReconciliationService })
