import { Module } from '@medusajs/framework/utils'
import SoldCountService from './service'

export const SOLD_COUNT = 'sold_count'

export default Module(SOLD_COUNT, { service: SoldCountService })
