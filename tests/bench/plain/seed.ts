/** Puts the shop's own goods into a plain Medusa, by Medusa's own workflows, so that both sell the same. */
import {
  createApiKeysWorkflow,
  createInventoryLevelsWorkflow,
  createProductsWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from '@medusajs/medusa/core-flows'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import type { ExecArgs } from '@medusajs/framework/types'
import { readFileSync, writeFileSync } from 'node:fs'

interface SeedGood {
  handle: string
  title: string
  variants: { option: string; price_cny: number; weight_g: number }[]
}

const STOCK_PER_VARIANT = 1_000_000

export default async function seedPlain({ container }: ExecArgs): Promise<void> {
  const goods = readGoods()
  const channel = await createChannel(container)
  const location = await createLocation(container, channel.id)
  const profile = await createShipping(container, location.id)
  await createGoods(container, goods, channel.id, profile.id, location.id)
}

function readGoods(): SeedGood[] {
  const file = JSON.parse(readFileSync(process.env.BENCH_GOODS_FILE as string, 'utf8')) as { products: SeedGood[] }
  return file.products
}

async function createChannel(container: ExecArgs['container']) {
  const { result: channels } = await createSalesChannelsWorkflow(container).run({
    input: { salesChannelsData: [{ name: 'Default' }] },
  })
  const { result: keys } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title: 'Storefront', type: 'publishable', created_by: '' }] },
  })
  await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: keys[0].id, add: [channels[0].id] } })
  const { result: regions } = await createRegionsWorkflow(container).run({
    input: {
      regions: [{ name: 'China', currency_code: 'cny', countries: ['cn'], payment_providers: ['pp_system_default'] }],
    },
  })
  writeFileSync(
    process.env.BENCH_SEED_OUTPUT as string,
    JSON.stringify({ publishable_key: keys[0].token, region_id: regions[0].id }),
  )
  return channels[0]
}

async function createLocation(container: ExecArgs['container'], channelId: string) {
  const { result } = await createStockLocationsWorkflow(container).run({
    input: { locations: [{ name: 'Warehouse', address: { address_1: '', country_code: 'cn' } }] },
  })
  await linkSalesChannelsToStockLocationWorkflow(container).run({ input: { id: result[0].id, add: [channelId] } })
  return result[0]
}

async function createShipping(container: ExecArgs['container'], locationId: string) {
  const link = container.resolve(ContainerRegistrationKeys.LINK)
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const { result: profiles } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: 'Default', type: 'default' }] },
  })
  await link.create({
    [Modules.STOCK_LOCATION]: { stock_location_id: locationId },
    [Modules.FULFILLMENT]: { fulfillment_provider_id: 'manual_manual' },
  })
  const set = await fulfillment.createFulfillmentSets({
    name: 'Delivery',
    type: 'shipping',
    service_zones: [{ name: 'China', geo_zones: [{ country_code: 'cn', type: 'country' }] }],
  })
  await link.create({
    [Modules.STOCK_LOCATION]: { stock_location_id: locationId },
    [Modules.FULFILLMENT]: { fulfillment_set_id: set.id },
  })
  await createShippingOptionsWorkflow(container).run({
    input: [
      {
        name: 'Express',
        price_type: 'flat',
        provider_id: 'manual_manual',
        service_zone_id: set.service_zones[0].id,
        shipping_profile_id: profiles[0].id,
        type: { label: 'Express', description: 'Express', code: 'express' },
        prices: [{ currency_code: 'cny', amount: 10 }],
      },
    ],
  })
  return profiles[0]
}

async function createGoods(
  container: ExecArgs['container'],
  goods: SeedGood[],
  channelId: string,
  profileId: string,
  locationId: string,
) {
  await createProductsWorkflow(container).run({
    input: {
      products: goods.map((good) => ({
        title: good.title,
        handle: good.handle,
        status: 'published' as const,
        shipping_profile_id: profileId,
        sales_channels: [{ id: channelId }],
        options: [{ title: '规格', values: good.variants.map((variant) => variant.option) }],
        variants: good.variants.map((variant) => ({
          title: variant.option,
          sku: `${good.handle}-${variant.option}`,
          options: { 规格: variant.option },
          weight: variant.weight_g,
          prices: [{ currency_code: 'cny', amount: variant.price_cny }],
        })),
      })),
    },
  })
  const inventory = container.resolve(Modules.INVENTORY)
  const items = await inventory.listInventoryItems({}, { select: ['id'], take: 10_000 })
  await createInventoryLevelsWorkflow(container).run({
    input: {
      inventory_levels: items.map((item) => ({
        inventory_item_id: item.id,
        location_id: locationId,
        stocked_quantity: STOCK_PER_VARIANT,
      })),
    },
  })
}
