import { Module } from '@medusajs/framework/utils'
import PayoutService from './service'

export const PAYOUTS = 'payouts'

export default Module(PAYOUTS, { service: PayoutService })
