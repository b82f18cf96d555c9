import { Module } from '@medusajs/framework/utils'
import ProducerPortalService from './service'

/** Who speaks for a producer: the phones and mailboxes that may sign in and are told what concerns it. */
export const PRODUCER_PORTAL = 'producer_portal'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    producer_portal: ProducerPortalService
  }
}

export default Module(PRODUCER_PORTAL, { service: ProducerPortalService })
