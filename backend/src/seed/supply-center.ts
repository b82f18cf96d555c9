import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import {
  createLocationFulfillmentSetWorkflow,
  createServiceZonesWorkflow,
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from '@medusajs/medusa/core-flows'
import { freightOptions } from './data/freight-tables'

const LOCATION = '宁陕县级网货供应中心'
const SHIP_SET = '供应中心发货'
const PICKUP_SET = '供应中心自提'

/** Where all stock lies and every parcel starts: one location, sending all over China or handing out at the door. */
export async function seedSupplyCenter(container: MedusaContainer, channelId: string) {
  const locationId = await ensureLocation(container, channelId)
  const profileId = await ensureProfile(container)
  const shipZone = await ensureZone(container, locationId, SHIP_SET, 'shipping', '全国')
  const pickupZone = await ensureZone(container, locationId, PICKUP_SET, 'pickup', '自提')
  await ensureOptions(container, profileId, { shipping: shipZone, pickup: pickupZone })
  return { locationId, profileId }
}

async function ensureLocation(container: MedusaContainer, channelId: string): Promise<string> {
  const [known] = await container.resolve(Modules.STOCK_LOCATION).listStockLocations({ name: LOCATION })
  if (known) return known.id
  const { result } = await createStockLocationsWorkflow(container).run({
    input: {
      locations: [
        {
          name: LOCATION,
          address: {
            country_code: 'cn',
            province: '陕西省',
            city: '安康市',
            address_2: '宁陕县',
            address_1: '城关镇（演示地址）',
          },
          metadata: { demo: true },
        },
      ],
    },
  })
  const id = result[0].id
  await linkSalesChannelsToStockLocationWorkflow(container).run({ input: { id, add: [channelId] } })
  const link = container.resolve(ContainerRegistrationKeys.LINK)
  await link.create(
    ['freight_freight', 'manual_manual'].map((provider) => ({
      [Modules.STOCK_LOCATION]: { stock_location_id: id },
      [Modules.FULFILLMENT]: { fulfillment_provider_id: provider },
    })),
  )
  return id
}

async function ensureProfile(container: MedusaContainer): Promise<string> {
  const [known] = await container.resolve(Modules.FULFILLMENT).listShippingProfiles({ type: 'default' })
  if (known) return known.id
  const { result } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: '供应中心发货', type: 'default' }] },
  })
  return result[0].id
}

async function ensureZone(
  container: MedusaContainer,
  locationId: string,
  name: string,
  type: string,
  zoneName: string,
) {
  const service = container.resolve(Modules.FULFILLMENT)
  const [known] = await service.listFulfillmentSets({ name }, { relations: ['service_zones'] })
  if (!known) {
    await createLocationFulfillmentSetWorkflow(container).run({
      input: { location_id: locationId, fulfillment_set_data: { name, type } },
    })
  }
  const [set] = await service.listFulfillmentSets({ name }, { relations: ['service_zones'] })
  if (set.service_zones[0]) return set.service_zones[0].id
  const { result } = await createServiceZonesWorkflow(container).run({
    input: {
      data: [{ name: zoneName, fulfillment_set_id: set.id, geo_zones: [{ type: 'country', country_code: 'cn' }] }],
    },
  })
  return result[0].id
}

async function ensureOptions(
  container: MedusaContainer,
  profileId: string,
  zones: { shipping: string; pickup: string },
) {
  const known = await container.resolve(Modules.FULFILLMENT).listShippingOptions({ shipping_profile_id: profileId })
  const names = new Set(known.map((option) => option.name))
  const missing = freightOptions.filter((option) => !names.has(option.name))
  if (!missing.length) return
  await createShippingOptionsWorkflow(container).run({
    input: missing.map(({ name, label, description, table }) => ({
      name,
      price_type: 'calculated' as const,
      service_zone_id: table.type === 'pickup' ? zones.pickup : zones.shipping,
      shipping_profile_id: profileId,
      provider_id: 'freight_freight',
      type: { code: table.type, label, description },
      data: { id: table.type, freight: table },
      rules: [
        { attribute: 'enabled_in_store', operator: 'eq' as const, value: 'true' },
        { attribute: 'is_return', operator: 'eq' as const, value: 'false' },
      ],
    })),
  })
}
