/**
 * Who may knock at which route. `admin` routes need no row: staff alone, but for those named here.
 *
 * open: anybody with the shop's key · owner: the signed-in buyer or the order's key; for all others it does not exist ·
 * customer, producer, shop, staff, signed-in: that kind of session · shop-key: a small shop's program · device, callback:
 * their own proof · closed: nobody
 */
import { CUSTOMER_DOORS } from './customer-doors'
import type { Method } from './routes'

export type Policy =
  | 'open'
  | 'owner'
  | 'customer'
  | 'producer'
  | 'shop'
  | 'shop-key'
  | 'staff'
  | 'signed-in'
  | 'device'
  | 'callback'
  | 'invited'
  | 'closed'

const TABLE: Record<Exclude<Policy, 'staff'>, string> = {
  open: `
    GET /admin/feature-flags
    POST /auth/:actor_type/:auth_provider
    GET /auth/:actor_type/providers
    GET /cloud/auth
    GET /health
    GET /health/ready
    GET /openapi.json
    GET /sale-stops
    GET /shops/agreement
    POST /store/carts
    GET /store/carts/:id
    POST /store/carts/:id
    POST /store/carts/:id/complete
    POST /store/carts/:id/line-items
    DELETE /store/carts/:id/line-items/:line_id
    POST /store/carts/:id/line-items/:line_id
    DELETE /store/carts/:id/promotions
    POST /store/carts/:id/promotions
    POST /store/carts/:id/shipping-methods
    POST /store/carts/:id/taxes
    GET /store/campaigns/:handle
    GET /store/categories
    POST /store/checkout/orders
    GET /store/checkout/providers
    POST /store/checkout/quote
    GET /store/collections
    GET /store/collections/:id
    GET /store/currencies
    GET /store/currencies/:code
    GET /store/freight
    GET /store/outlets/:outlet
    GET /store/outlets/:outlet/goods/:handle
    GET /store/goods
    GET /store/goods/:handle
    GET /store/goods/proofs
    GET /store/goods/suggest
    GET /store/locales
    POST /store/one-time-codes
    POST /store/payment-collections
    POST /store/payment-collections/:id/payment-sessions
    GET /store/payment-providers
    GET /store/product-categories
    GET /store/product-categories/:id
    GET /store/product-options
    GET /store/product-options/:id
    GET /store/product-tags
    GET /store/product-tags/:id
    GET /store/product-types
    GET /store/product-types/:id
    GET /store/product-variants
    GET /store/product-variants/:id
    GET /store/products
    GET /store/products/:id
    GET /store/regions
    GET /store/regions/:id
    GET /store/return-reasons
    GET /store/return-reasons/:id
    POST /store/search
    GET /store/seller
    GET /store/sensors/goods/:handle
    GET /store/sensors/sites/:id
    POST /store/sessions
    POST /store/sessions/:actor_type
    GET /store/shipping-options
    POST /store/shipping-options/:id/calculate
    GET /store/trace/:code
    GET /store/trace/:code/epcis
    POST /store/trace/:code/scan
    GET /store/trace/01/:gtin/10/:lot
    GET /store/trace/01/:gtin/10/:lot/21/:serial
    GET /store/trace/01/:gtin/10/:lot/epcis
    GET /store/distribution/agreement
    GET /store/distribution/terms
    GET /store/share-links/:code
    GET /store/wechat/account
    POST /store/wechat/authorizations
    POST /store/wechat/authorizations/answer
    POST /store/wechat/bindings
    GET /store/wechat/js-config
    POST /store/wechat/visitor
  `,
  owner: `
    GET /store/after-sales/orders/:id
    POST /store/after-sales/orders/:id/estimate
    POST /store/after-sales/orders/:id/photos
    GET /store/after-sales/orders/:id/photos/:photo_id
    POST /store/after-sales/orders/:id/receipt
    POST /store/after-sales/orders/:id/requests
    POST /store/after-sales/orders/:id/requests/:request_id/return-freight
    POST /store/after-sales/orders/:id/requests/:request_id/sent
    POST /store/after-sales/orders/:id/requests/:request_id/withdraw
    GET /store/checkout/orders/:id
    POST /store/checkout/orders/:id/cancel
    GET /store/checkout/orders/:id/lots
    POST /store/checkout/orders/:id/pay
    GET /store/checkout/orders/:id/receipt.pdf
    POST /store/checkout/orders/:id/refresh
    GET /store/orders/:id
  `,
  customer: CUSTOMER_DOORS,
  producer: `
    GET /producers/me
    GET /producers/me/alarms
    GET /producers/me/certificates
    POST /producers/me/certificates
    DELETE /producers/me/certificates/:id
    GET /producers/me/certificates/:id/scan
    GET /producers/me/goods
    GET /producers/me/lots
    GET /producers/me/lots/:id
    GET /producers/me/purchases
    GET /producers/me/purchases/statement
    GET /producers/me/sites
    GET /producers/me/sites/:id
  `,
  shop: `
    GET /shops/me
    POST /shops/me/account
    POST /shops/me/application
    POST /shops/me/contact
    POST /shops/me/invitations/:id
    GET /shops/me/keys
    POST /shops/me/keys
    DELETE /shops/me/keys/:id
    GET /shops/me/licence
    GET /shops/me/members
    POST /shops/me/members
    DELETE /shops/me/members/:id
    POST /shops/me/members/:id
    DELETE /shops/me/membership
    GET /shops/me/profile
    GET /shops/me/summary
    GET /shops/me/goods
    POST /shops/me/goods/:id
    GET /shops/me/orders
    POST /shops/me/orders
    POST /shops/me/orders/quote
    GET /shops/me/orders/:id
    POST /shops/me/orders/:id/cancel
    GET /shops/me/imports
    POST /shops/me/imports
    GET /shops/me/imports/template
    GET /shops/me/imports/:id
    GET /shops/me/imports/:id/orders
    GET /shops/me/imports/:id/wrong
    POST /shops/me/imports/:id/send
    POST /shops/me/imports/:id/drop
    GET /shops/me/page
    POST /shops/me/page
    GET /shops/me/page/sales
    GET /shops/me/deposit
    POST /shops/me/deposit/top-ups
    GET /shops/me/deposit/top-ups/:id
    GET /shops/me/webhooks
    POST /shops/me/webhooks
    POST /shops/me/webhooks/:id
    DELETE /shops/me/webhooks/:id
    POST /shops/me/webhooks/:id/secret
    POST /shops/me/webhooks/:id/ping
    POST /shops/me/webhooks/:id/replay
    GET /shops/me/webhooks/:id/deliveries
    POST /shops/me/webhooks/:id/deliveries/:delivery_id/replay
    GET /shops/me/orders/:id/claims
    POST /shops/me/orders/:id/claims
    POST /shops/me/orders/:id/claims/photos
    GET /shops/me/orders/:id/claims/photos/:photo_id
    POST /shops/me/orders/:id/claims/:claim_id/withdraw
    GET /shops/me/goods/pack
    GET /shops/me/credit
    POST /shops/me/credit/appeals
    GET /shops/me/statements
    GET /shops/me/statements/:id
    GET /shops/me/statements/:id/file
    POST /shops/me/statements/:id/confirm
    POST /shops/me/statements/:id/remarks
    GET /shops/me/deposit/withdrawals
    POST /shops/me/deposit/withdrawals
    POST /shops/me/deposit/withdrawals/:id/cancel
  `,
  'shop-key': `
    GET /shops/api/v1/shop
    GET /shops/api/v1/goods
    GET /shops/api/v1/statements
    GET /shops/api/v1/statements/:id
    GET /shops/api/v1/orders
    POST /shops/api/v1/orders
    GET /shops/api/v1/orders/:number
    POST /shops/api/v1/orders/:number/cancel
    GET /shops/api/v1/deposit
  `,
  'signed-in': `
    GET /auth/mfa/factors
    POST /auth/mfa/factors
    DELETE /auth/mfa/factors/:id
    POST /auth/mfa/factors/:id/verify
    POST /auth/mfa/recovery-codes
    DELETE /auth/session
    POST /auth/session
    DELETE /auth/sessions
    GET /auth/sessions
    DELETE /auth/sessions/:id
    POST /auth/token/refresh
  `,
  device: 'POST /sensors/readings',
  callback: `
    POST /hooks/payment/:provider
    POST /hooks/share-clicks
    GET /hooks/wechat/events
    POST /hooks/wechat/events
    POST /hooks/wechatpay/payment
    POST /hooks/wechatpay/refund
    POST /hooks/wechatpay/transfer
  `,
  invited: `
    POST /admin/invites/accept
    POST /auth/mfa/challenges/:id/verify
    POST /auth/:actor_type/:auth_provider/update
  `,
  closed: `
    GET /auth/:actor_type/:auth_provider
    GET /auth/:actor_type/:auth_provider/callback
    POST /auth/:actor_type/:auth_provider/callback
    POST /auth/:actor_type/:auth_provider/register
    POST /auth/:actor_type/:auth_provider/reset-password
    POST /auth/:auth_provider/user
    POST /auth/verification/confirm
    POST /auth/verification/request
    POST /cloud/auth/users
    POST /store/customers
    POST /store/orders/:id/transfer/accept
    POST /store/orders/:id/transfer/cancel
    POST /store/orders/:id/transfer/decline
    POST /store/orders/:id/transfer/request
    POST /store/returns
  `,
}

/** `METHOD path` → who may knock. */
export const DOORS = new Map(
  Object.entries(TABLE).flatMap(([policy, rows]) =>
    rows
      .split('\n')
      .map((row) => row.trim())
      .filter(Boolean)
      .map((row) => [row, policy as Policy] as const),
  ),
)

export function policyOf(method: Method, path: string): Policy | undefined {
  return DOORS.get(`${method} ${path}`) ?? (path.startsWith('/admin/') || path === '/admin' ? 'staff' : undefined)
}
