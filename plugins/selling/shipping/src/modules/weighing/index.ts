import { Module } from '@medusajs/framework/utils'
import WeighingService from './service'

/** What goods of variable weight weighed when they were packed, and the money that goes back for it. */
export const WEIGHING = 'weighing'

export default Module(WEIGHING, { service: WeighingService })
