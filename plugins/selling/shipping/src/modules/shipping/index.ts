import { Module } from '@medusajs/framework/utils'
import ShippingService from './service'

/** The settings of shipping. */
export const SHIPPING = 'shipping'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    shipping: ShippingService
  }
}

export default Module(SHIPPING, { service: ShippingService })
