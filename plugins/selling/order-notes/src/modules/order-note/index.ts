import { Module } from '@medusajs/framework/utils'
import OrderNoteService from './service'

/** Notes and flags of orders; one of shipping's `gates`. */
export const ORDER_NOTE = 'orderNote'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    orderNote: OrderNoteService
  }
}

export default Module(ORDER_NOTE, { service: OrderNoteService })
