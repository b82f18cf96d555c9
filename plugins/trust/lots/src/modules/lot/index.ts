import { Module } from '@medusajs/framework/utils'
import LotService from './service'

/** Lots of goods: where they are from, how they were tested, where they lie and what happened to them. */
export const LOT = 'lot'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    lot: LotService
  }
}

export default Module(LOT, { service: LotService })
