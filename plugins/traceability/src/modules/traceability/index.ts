import { Module } from '@medusajs/framework/utils'
import TraceabilityService from './service'

/** Producers and the facts a good is sold by. */
export const TRACEABILITY = 'traceability'

export default Module(TRACEABILITY, { service: TraceabilityService })
