/** Doors that a signed-in buyer, and nobody else, may knock at: one on each line. */
export const CUSTOMER_DOORS = `
  POST /store/carts/:id/customer
  GET /store/checkout/orders
  GET /store/customers/me
  GET /store/distribution/me
  POST /store/distribution/me
  GET /store/distribution/me/goods
  GET /store/distribution/me/links
  POST /store/distribution/me/links
  DELETE /store/distribution/me/links/:id
  GET /store/distribution/me/links/:id/poster
  GET /store/distribution/me/photo
  POST /store/distribution/me/photo
  DELETE /store/distribution/me/photo
  GET /store/distribution/me/orders
  GET /store/distribution/me/summary
  GET /store/distribution/me/commission
  GET /store/distribution/me/commission/orders
  GET /store/distribution/me/commission/orders/:id
  GET /store/distribution/me/withdrawal
  GET /store/distribution/me/withdrawals
  POST /store/distribution/me/withdrawals
  POST /store/distribution/me/withdrawals/:id/cancel
  POST /store/distribution/me/withdrawals/:id/confirm
  POST /store/customers/me/share-click
  DELETE /store/customers/me/wechat
  GET /store/customers/me/wechat
  POST /store/customers/me/wechat
  POST /store/customers/me
  POST /store/customers/me/deletion
  GET /store/customers/me/addresses
  POST /store/customers/me/addresses
  DELETE /store/customers/me/addresses/:address_id
  GET /store/customers/me/addresses/:address_id
  POST /store/customers/me/addresses/:address_id
  GET /store/orders
`
