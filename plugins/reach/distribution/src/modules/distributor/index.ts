import { Module } from '@medusajs/framework/utils'
import { DISTRIBUTOR } from '../../keys'
import DistributorService from './service'

export { DISTRIBUTOR }

export default Module(DISTRIBUTOR, { service: DistributorService })
