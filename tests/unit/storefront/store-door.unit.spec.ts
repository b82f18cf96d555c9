// What a browser may reach of the backend, and from where.
import { isProducerRouteAllowed } from '../../../storefront/portals/producer/server/utils/producer-routes'
import { shopRouteFor } from '../../../storefront/portals/shop/server/utils/shop-routes'
import { isSameOrigin } from '../../../storefront/server/utils/same-origin'
import { isStoreRouteAllowed } from '../../../storefront/server/utils/store-routes'

describe('the door to the backend', () => {
  it.each([
    ['GET', 'goods'],
    ['GET', 'goods/suggest'],
    ['GET', 'goods/proofs'],
    ['GET', 'goods/xianggu-dry'],
    ['GET', 'categories'],
    ['GET', 'freight'],
    ['GET', 'sensors/goods/honey-tu'],
    ['GET', 'sensors/sites/site_01ABC'],
    ['GET', 'trace/01/02000000000015/10/D261118-0102/epcis'],
    ['POST', 'checkout/quote'],
    ['POST', 'checkout/orders'],
    ['GET', 'checkout/orders/order_01ABC'],
    ['POST', 'checkout/orders/order_01ABC/pay'],
    ['GET', 'checkout/orders/order_01ABC/lots'],
    ['GET', 'checkout/orders/order_01ABC/receipt.pdf'],
    ['DELETE', 'customers/me/addresses/addr_1'],
    ['POST', 'customers/me/deletion'],
  ])('lets %s %s through', (method, path) => expect(isStoreRouteAllowed(method, path)).toBe(true))

  it.each([
    ['POST', 'goods'],
    ['DELETE', 'checkout/orders/order_01ABC'],
    ['GET', 'checkout/orders/order_01ABC/receiptxpdf'],
    ['POST', 'checkout/orders/order_01ABC/lots'],
    ['GET', 'orders'],
    ['GET', 'carts/cart_1'],
    ['POST', 'one-time-codes'],
    ['POST', 'sensors/sites/site_01ABC'],
    ['POST', 'sessions'],
    ['GET', 'goods/../../admin/users'],
    ['GET', 'goods/a/b'],
    ['GET', 'goods/%2e%2e'],
    ['POST', 'trace/01/02000000000015/10/D261118-0102/epcis'],
    ['GET', ''],
    ['TRACE', 'goods'],
  ])('keeps %s %s out', (method, path) => expect(isStoreRouteAllowed(method, path)).toBe(false))
})

describe('a small shop’s door', () => {
  it('opens own rows to a member, the agreement to everybody, and programs’ routes to no browser', () => {
    for (const path of ['me', 'me/profile', 'me/members', 'me/keys']) expect(shopRouteFor('GET', path)).toBe('member')
    expect(shopRouteFor('DELETE', 'me/members/shmem_1')).toBe('member')
    expect(shopRouteFor('GET', 'agreement')).toBe('open')
    for (const path of ['', 'api/v1/shop', 'me/../../admin/users', 'me/keys/a/b', 'session'])
      expect(shopRouteFor('GET', path)).toBeNull()
    expect(shopRouteFor('POST', 'agreement')).toBeNull()
  })
})

describe('a producer’s door', () => {
  it('opens own rows and nothing else', () => {
    for (const path of ['me', 'me/goods', 'me/sites/site_1', 'me/lots/lot_1', 'me/certificates/cert_1/scan'])
      expect(isProducerRouteAllowed('GET', path)).toBe(true)
    for (const path of ['', 'other', 'me/../../admin/users', 'me/sites/a/b']) {
      expect(isProducerRouteAllowed('GET', path)).toBe(false)
    }
    expect(isProducerRouteAllowed('POST', 'me/certificates')).toBe(true)
    expect(isProducerRouteAllowed('DELETE', 'me/certificates/cert_1')).toBe(true)
    expect(isProducerRouteAllowed('POST', 'me/lots')).toBe(false)
    expect(isProducerRouteAllowed('DELETE', 'me')).toBe(false)
  })
})

describe('a write', () => {
  const site = 'https://shanzhen.example'
  it('is taken from our own pages', () => {
    expect(isSameOrigin('http://localhost:3000', 'localhost:3000', site)).toBe(true)
    expect(isSameOrigin('https://shanzhen.example', '10.0.0.5:3000', site)).toBe(true)
  })
  it.each(['https://evil.example', 'https://shanzhen.example.evil.example', 'null', '', undefined])(
    'from %s is refused',
    (origin) => expect(isSameOrigin(origin, 'localhost:3000', site)).toBe(false),
  )
  it('from the same host on another port is refused', () => {
    expect(isSameOrigin('http://localhost:9000', 'localhost:3000', site)).toBe(false)
  })
})
