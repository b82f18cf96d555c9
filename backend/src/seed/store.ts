import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import {
  createApiKeysWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createTaxRegionsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  updateSalesChannelsWorkflow,
  updateStoresWorkflow,
} from '@medusajs/medusa/core-flows'
import { handMethod } from '@shanzhen/money-kit/by-hand'
import { isDeposit } from '@shanzhen/money-kit/deposit'

const CHANNEL = '宁陕山珍网店'
const REGION = '中国'

/** The shop itself: yuan, China, prices with tax in them, one channel with its publishable key. */
export async function seedStore(container: MedusaContainer) {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: stores } = await query.graph({ entity: 'store', fields: ['id', 'default_sales_channel_id'] })
  const channelId = await ensureChannel(container, stores[0].default_sales_channel_id)
  const regionId = await ensureRegion(container)
  await updateStoresWorkflow(container).run({
    input: {
      selector: { id: stores[0].id },
      update: {
        name: '宁陕山珍',
        supported_currencies: [{ currency_code: 'cny', is_default: true, is_tax_inclusive: true }],
        default_sales_channel_id: channelId,
        default_region_id: regionId,
      },
    },
  })
  await ensurePublishableKey(container, channelId)
  return { channelId, regionId }
}

/** Medusa's own first channel takes the shop's name; a shop seeded before keeps its channel. */
async function ensureChannel(container: MedusaContainer, defaultId?: string | null): Promise<string> {
  const [known] = await container.resolve(Modules.SALES_CHANNEL).listSalesChannels({ name: CHANNEL })
  if (known) return known.id
  const named = { name: CHANNEL, description: '网页与微信内的商店' }
  if (defaultId) {
    await updateSalesChannelsWorkflow(container).run({ input: { selector: { id: defaultId }, update: named } })
    return defaultId
  }
  const { result } = await createSalesChannelsWorkflow(container).run({ input: { salesChannelsData: [named] } })
  return result[0].id
}

/** Totals equal the prices shown: tax lies inside the price, whatever rate staff enter later. */
async function ensureRegion(container: MedusaContainer): Promise<string> {
  const [known] = await container.resolve(Modules.REGION).listRegions({ name: REGION })
  if (known) return known.id
  const providers = await container.resolve(Modules.PAYMENT).listPaymentProviders({ is_enabled: true })
  // Medusa's stand-in takes any order as paid for, staff alone take money by hand, and out of a deposit small shops' orders
  // alone are paid: none is offered.
  const real = providers
    .map(({ id }) => id)
    .filter((id) => id !== 'pp_system_default' && !handMethod(id) && !isDeposit(id))
  const { result } = await createRegionsWorkflow(container).run({
    input: {
      regions: [
        {
          name: REGION,
          currency_code: 'cny',
          countries: ['cn'],
          automatic_taxes: true,
          is_tax_inclusive: true,
          payment_providers: real,
          metadata: { demo: true },
        },
      ],
    },
  })
  await createTaxRegionsWorkflow(container).run({ input: [{ country_code: 'cn', provider_id: 'tp_system' }] })
  return result[0].id
}

async function ensurePublishableKey(container: MedusaContainer, channelId: string) {
  const [known] = await container.resolve(Modules.API_KEY).listApiKeys({ type: 'publishable' })
  const id = known?.id ?? (await createKey(container))
  await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id, add: [channelId] } })
}

async function createKey(container: MedusaContainer): Promise<string> {
  const { result } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title: '网店', type: 'publishable', created_by: '' }] },
  })
  return result[0].id
}
