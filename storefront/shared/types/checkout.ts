// How the checkout's pages speak with the backend beside what its own wires say.
import type { PlaceRefusal } from '@shanzhen/checkout/wire'
import type { ApiProblem } from './api'

export type PaymentProvider = 'wechatpay' | 'stripe'

/** Every refusal of the backend: `message` is written for the shopper. */
export type StoreFault = ApiProblem & PlaceRefusal
