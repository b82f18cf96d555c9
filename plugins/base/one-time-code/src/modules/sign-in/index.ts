import { Module } from '@medusajs/framework/utils'
import SignInService from './service'

/** Who is signed in where, who failed to, and what asking for codes costs. */
export const SIGN_IN = 'sign_in'

export default Module(SIGN_IN, { service: SignInService })
