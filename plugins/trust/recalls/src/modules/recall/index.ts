import { Module } from '@medusajs/framework/utils'
import RecallService from './service'

/** Recalls: which lots are called back and why, everybody and every place that had some, and how each of them ended. */
export const RECALL = 'recall'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    recall: RecallService
  }
}

export default Module(RECALL, { service: RecallService })
