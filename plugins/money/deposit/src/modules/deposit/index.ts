import { Module } from '@medusajs/framework/utils'
import DepositService from './service'

export const DEPOSIT = 'deposit'

export default Module(DEPOSIT, { service: DepositService })
