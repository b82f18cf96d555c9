import { Module } from '@medusajs/framework/utils'
import TraceService from './service'

/** The codes printed on bags, and how often each was looked at. */
export const TRACE = 'trace'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    trace: TraceService
  }
}

export default Module(TRACE, { service: TraceService })
