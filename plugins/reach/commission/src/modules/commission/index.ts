import { Module } from '@medusajs/framework/utils'
import { COMMISSION } from '../../keys'
import CommissionService from './service'

export { COMMISSION }

export default Module(COMMISSION, { service: CommissionService })
