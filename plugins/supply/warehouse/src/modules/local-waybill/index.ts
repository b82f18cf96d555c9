import { Module } from '@medusajs/framework/utils'
import LocalWaybillService from './service'

/** Waybill numbers without a carrier's service: our own, and those a carrier left here in a file. */
export const LOCAL_WAYBILL = 'localWaybill'

export default Module(LOCAL_WAYBILL, { service: LocalWaybillService })
