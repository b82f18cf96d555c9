import { Module } from '@medusajs/framework/utils'
import WarehouseService from './service'

/** Waves, picks, packings, places and manifests of the supply center; keeps handed-over parcels from being unpacked. */
export const WAREHOUSE = 'warehouse'

export default Module(WAREHOUSE, { service: WarehouseService })
