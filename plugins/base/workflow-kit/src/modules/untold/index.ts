import { Module } from '@medusajs/framework/utils'
import UntoldService from './service'

/** What acts still have to tell (`one-commit/tell.ts`). */
export const UNTOLD = 'untold'

export default Module(UNTOLD, { service: UntoldService })
