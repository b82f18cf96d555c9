import { Module } from '@medusajs/framework/utils'
import TraceabilityService from './service'

/** Producers and the facts a good is sold by. */
export const TRACEABILITY = 'traceability'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    traceability: TraceabilityService
  }
}

export default Module(TRACEABILITY, { service: TraceabilityService })
