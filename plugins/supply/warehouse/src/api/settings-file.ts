import type { MedusaContainer } from '@medusajs/framework/types'
import { CARRIERS, findCarrier } from '@shanzhen/shipping/carriers'
import { LOCAL_WAYBILL } from '../modules/local-waybill'
import { WAREHOUSE } from '../modules/warehouse'
import type { SettingsFile } from '../wire'

export async function settingsFile(container: MedusaContainer): Promise<SettingsFile> {
  const [settings, supplies] = await Promise.all([
    container.resolve(WAREHOUSE).settings(),
    container.resolve(LOCAL_WAYBILL).supplies(),
  ])
  return {
    settings,
    carriers: CARRIERS.map(({ code, name, kind }) => ({ code, name, kind })),
    supplies: supplies.map((row) => ({
      ...row,
      carrier_name: findCarrier(row.carrier_code)?.name ?? row.carrier_code,
    })),
  }
}
