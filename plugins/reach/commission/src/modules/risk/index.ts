import { Module } from '@medusajs/framework/utils'
import { RISK } from '../../keys'
import RiskService from './service'

export { RISK }

export default Module(RISK, { service: RiskService })
