import { Module } from '@medusajs/framework/utils'
import TransferNewsService from './service'

/** Whom a channel tells that a transfer is over: its option `transferNews`. */
export const TRANSFER_NEWS = 'transferNews'

export default Module(TRANSFER_NEWS, { service: TransferNewsService })
