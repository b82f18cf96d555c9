import { Module } from '@medusajs/framework/utils'
import OneTimeCodeService from './service'

/** Codes sent to phones and mailboxes, and who proved to hold them. */
export const ONE_TIME_CODE = 'one_time_code'

export default Module(ONE_TIME_CODE, { service: OneTimeCodeService })
