/** A shop with one product on its shelf and orders waiting at the packing table. */
import { STAFF_TABLE } from '../../backend/src/staff/table'
import { setGoodFactsWorkflow } from '@shanzhen/producers/workflows'
import { bringLots } from './lots'
import { provePhone } from './proved-phone'
import { stockedOnce } from './medusa-runner'
import { VOUCHER } from './wechat-shop'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, generateJwtToken, Modules } from '@medusajs/framework/utils'
import {
  capturePaymentWorkflow,
  createApiKeysWorkflow,
  createInventoryLevelsWorkflow,
  createOrderPaymentCollectionWorkflow,
  createOrderWorkflow,
  createProductsWorkflow,
  createReservationsWorkflow,
  createShippingOptionsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  markPaymentCollectionAsPaid,
} from '@medusajs/medusa/core-flows'

export const BUYER = '13812341234'
const ADDRESS = {
  first_name: '梅',
  phone: BUYER,
  province: '陕西省',
  city: '安康市',
  address_1: '1 号',
  country_code: 'cn',
}

/** With `lots` the goods lie there in lots of these sizes, the first keeping least long; otherwise ten vouchers, which have none. */
export async function openPackingShop(container: MedusaContainer, lots?: number[]) {
  const stocked = await stockedOnce(`stocked-packing-${lots?.join('-') ?? 'vouchers'}`, () => stock(container, lots))
  return packingShop(container, stocked)
}

async function stock(container: MedusaContainer, lots?: number[]) {
  const resolve = container.resolve.bind(container)
  const link = resolve(ContainerRegistrationKeys.LINK)
  const channel = await resolve(Modules.SALES_CHANNEL).createSalesChannels({ name: '网店' })
  const region = await resolve(Modules.REGION).createRegions({ name: '中国', currency_code: 'cny', countries: ['cn'] })
  const location = await resolve(Modules.STOCK_LOCATION).createStockLocations({ name: '供应中心' })
  const profile = await resolve(Modules.FULFILLMENT).createShippingProfiles({ name: '默认', type: 'default' })
  const set = await resolve(Modules.FULFILLMENT).createFulfillmentSets({
    name: '快递',
    type: 'shipping',
    service_zones: [{ name: '全国', geo_zones: [{ type: 'country', country_code: 'cn' }] }],
  })
  await link.create([
    {
      [Modules.STOCK_LOCATION]: { stock_location_id: location.id },
      [Modules.FULFILLMENT]: { fulfillment_set_id: set.id },
    },
    {
      [Modules.STOCK_LOCATION]: { stock_location_id: location.id },
      [Modules.FULFILLMENT]: { fulfillment_provider_id: 'manual_manual' },
    },
    {
      [Modules.SALES_CHANNEL]: { sales_channel_id: channel.id },
      [Modules.STOCK_LOCATION]: { stock_location_id: location.id },
    },
  ])
  const { result: options } = await createShippingOptionsWorkflow(container).run({
    input: [
      {
        name: '快递',
        service_zone_id: set.service_zones[0]?.id ?? '',
        shipping_profile_id: profile.id,
        provider_id: 'manual_manual',
        price_type: 'flat',
        type: { label: '快递', description: '', code: 'express' },
        prices: [{ currency_code: 'cny', amount: 8 }],
      },
    ],
  })
  const { result: products } = await createProductsWorkflow(container).run({
    input: {
      products: [
        {
          title: '宁陕香菇',
          status: 'published',
          shipping_profile_id: profile.id,
          sales_channels: [{ id: channel.id }],
          options: [{ title: '规格', values: ['500g'] }],
          variants: [{ title: '500g', options: { 规格: '500g' }, prices: [{ amount: 39.9, currency_code: 'cny' }] }],
        },
      ],
    },
  })
  const variant_id = products[0]?.variants[0]?.id ?? ''
  const facts = lots ? { ...VOUCHER, kind: 'primary-dried' as const, not_food: false } : VOUCHER
  await setGoodFactsWorkflow(container).run({ input: [{ product_id: products[0]?.id ?? '', facts }] })
  const [stock] = await resolve(Modules.INVENTORY).listInventoryItems({})
  const inventory_item_id = stock?.id ?? ''
  const shelf = { inventory_item_id, location_id: location.id }
  if (lots) await bringLots(container, shelf, lots)
  else {
    await createInventoryLevelsWorkflow(container).run({
      input: { inventory_levels: [{ ...shelf, stocked_quantity: 10 }] },
    })
  }
  return {
    region_id: region.id,
    sales_channel_id: channel.id,
    shipping_option_id: options[0]?.id ?? '',
    variant_id,
    shelf,
  }
}

function packingShop(container: MedusaContainer, stocked: Awaited<ReturnType<typeof stock>>) {
  const resolve = container.resolve.bind(container)
  const { shelf, variant_id } = stocked

  /** An order whose goods are set aside; paid by the system provider unless told otherwise. */
  async function placeOrder({ quantity = 3, paid = true, locale = 'zh', phone = BUYER } = {}) {
    const { result: order } = await createOrderWorkflow(container).run({
      input: {
        region_id: stocked.region_id,
        sales_channel_id: stocked.sales_channel_id,
        currency_code: 'cny',
        email: 'mei@example.com',
        metadata: { locale },
        shipping_address: { ...ADDRESS, phone },
        items: [{ variant_id, quantity, title: '宁陕香菇', variant_title: '500g', unit_price: 39.9 }],
        shipping_methods: [{ name: '快递', amount: 8, shipping_option_id: stocked.shipping_option_id }],
      },
    })
    const line_item_id = order.items?.[0]?.id ?? ''
    await createReservationsWorkflow(container).run({
      input: { reservations: [{ ...shelf, line_item_id, quantity }] },
    })
    const { result: collections } = await createOrderPaymentCollectionWorkflow(container).run({
      input: { order_id: order.id, amount: quantity * 39.9 + 8 },
    })
    const payment_collection_id = collections[0]?.id ?? ''
    const input = { payment_collection_id, order_id: order.id, captured_by: 'user_till' }
    if (paid) await markPaymentCollectionAsPaid(container).run({ input })
    return { id: order.id, display_id: order.display_id, line_item_id, payment_collection_id }
  }

  /** Money that reaches an order after it was canceled, the way a provider's late callback leaves it. */
  async function payLate({ payment_collection_id }: { payment_collection_id: string }) {
    const payments = resolve(Modules.PAYMENT)
    const { amount, currency_code } = await payments.retrievePaymentCollection(payment_collection_id)
    const input = { provider_id: 'pp_system_default', amount, currency_code, data: {} }
    const session = await payments.createPaymentSession(payment_collection_id, input)
    const payment = await payments.authorizePaymentSession(session.id, {})
    await capturePaymentWorkflow(container).run({ input: { payment_id: payment?.id ?? '', captured_by: 'user_till' } })
    return payment?.id ?? ''
  }

  /** On the shelf and set aside, as the stock book has it. */
  async function stockBook() {
    const level = await resolve(Modules.INVENTORY).retrieveInventoryLevelByItemAndLocation(
      shelf.inventory_item_id,
      shelf.location_id,
    )
    return { stocked: Number(level.stocked_quantity), reserved: Number(level.reserved_quantity) }
  }

  /** What a storefront sends along with every question. */
  async function storeHeaders() {
    const input = { api_keys: [{ title: '店面', type: 'publishable' as const, created_by: 'test' }] }
    const { result } = await createApiKeysWorkflow(container).run({ input })
    await linkSalesChannelsToApiKeyWorkflow(container).run({
      input: { id: result[0].id, add: [stocked.sales_channel_id] },
    })
    return { 'x-publishable-api-key': result[0].token }
  }

  return { placeOrder, payLate, stockBook, shelf, storeHeaders }
}

/**
 * Somebody of the staff, signed in as Medusa signs it, without a password, which takes long to check: an owner where no roles
 * are named, who proved a phone.
 */
export async function staffHeaders(
  container: MedusaContainer,
  email = 'staff@example.com',
  roles = [STAFF_TABLE.owner],
  proved = true,
) {
  const user = await container.resolve(Modules.USER).createUsers({ email })
  await giveRoles(container, user.id, roles)
  if (proved) await provePhone(container, email)
  const app_metadata = { user_id: user.id }
  const identity = await container.resolve(Modules.AUTH).createAuthIdentities({
    provider_identities: [{ provider: 'emailpass', entity_id: email }],
    app_metadata,
  })
  const { http } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig
  const actor = { actor_id: user.id, actor_type: 'user', auth_identity_id: identity.id }
  const session = await container.resolve('sign_in').open({ ...actor, network: '', agent: '' })
  const token = generateJwtToken(
    { ...actor, app_metadata, session_id: session.id },
    { secret: http.jwtSecret, expiresIn: '1h' },
  )
  return { authorization: `Bearer ${token}` }
}

/** @returns the person's id */
export async function giveName(container: MedusaContainer, email: string, first_name: string, last_name?: string) {
  const users = container.resolve(Modules.USER)
  const [{ id }] = await users.listUsers({ email })
  await users.updateUsers({ id, first_name, last_name })
  return id
}

export async function giveRoles(container: MedusaContainer, user_id: string, roles: string[]) {
  const link = container.resolve(ContainerRegistrationKeys.LINK)
  for (const rbac_role_id of roles) await link.create({ user: { user_id }, rbac: { rbac_role_id } })
}

/** The same for somebody whom another member of staff invited. */
export async function invitedHeaders(container: MedusaContainer, email: string, inviter: string) {
  const users = container.resolve(Modules.USER)
  const [{ id }] = await users.listUsers({ email: inviter })
  await users.createInvites({ email, metadata: { invited_by: id } })
  return staffHeaders(container, email)
}
