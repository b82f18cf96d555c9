import { Module } from '@medusajs/framework/utils'
import SensorService from './service'

/** Places that measure themselves: apiaries, mushroom sheds, orchards and cellars, with their devices and readings. */
export const SENSOR = 'sensor'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    sensor: SensorService
  }
}

export default Module(SENSOR, { service: SensorService })
