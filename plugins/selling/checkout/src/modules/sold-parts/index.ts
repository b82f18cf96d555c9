import { Module } from '@medusajs/framework/utils'
import SoldPartsService from './service'

/** What one piece of an order's line was made of when it was sold: a gift box's contents, a single good itself. */
export const SOLD_PARTS = 'soldParts'

export default Module(SOLD_PARTS, { service: SoldPartsService })
