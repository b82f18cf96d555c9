import { Module } from '@medusajs/framework/utils'
import { ATTRIBUTION } from '../../keys'
import AttributionService from './service'

export { ATTRIBUTION }

export default Module(ATTRIBUTION, { service: AttributionService })
