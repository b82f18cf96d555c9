import { Module } from '@medusajs/framework/utils'
import StripeService from './service'

export const STRIPE_MODULE = 'stripe'

export default Module(STRIPE_MODULE, { service: StripeService })
