import type TraceabilityService from './modules/traceability/service'

/** Lets the container answer with the right type for this module. */
declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    traceability: TraceabilityService
  }
}
