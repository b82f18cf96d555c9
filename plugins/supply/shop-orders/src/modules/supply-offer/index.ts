import { Module } from '@medusajs/framework/utils'
import SupplyOfferService from './service'

export const SUPPLY_OFFER = 'supply_offer'

export default Module(SUPPLY_OFFER, { service: SupplyOfferService })
