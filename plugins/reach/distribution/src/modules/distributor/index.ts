import { Module } from '@medusajs/framework/utils'
import DistributorService from './service'

export const DISTRIBUTOR = 'distributor'

export default Module(DISTRIBUTOR, { service: DistributorService })
