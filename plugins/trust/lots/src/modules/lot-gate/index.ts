import { Module } from '@medusajs/framework/utils'
import LotGateService from './service'

/** Who says what may be sold and what may leave: checkout's option `gate`, one of shipping's `gates`. */
export const LOT_GATE = 'lotGate'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    lotGate: LotGateService
  }
}

export default Module(LOT_GATE, { service: LotGateService })
