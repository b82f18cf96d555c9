import { Module } from '@medusajs/framework/utils'
import CheckoutService from './service'

/** Orders placed before they are paid. */
export const CHECKOUT = 'checkout'

export default Module(CHECKOUT, { service: CheckoutService })
