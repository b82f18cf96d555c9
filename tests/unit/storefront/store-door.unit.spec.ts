// What a browser may reach of the backend, and from where.
import { isSameOrigin } from '../../../storefront/server/utils/same-origin'
import { isStoreRouteAllowed } from '../../../storefront/server/utils/store-routes'

describe('the door to the backend', () => {
  it.each([
    ['GET', 'goods'],
    ['GET', 'goods/suggest'],
    ['GET', 'goods/xianggu-dry'],
    ['GET', 'categories'],
    ['GET', 'freight'],
    ['POST', 'checkout/quote'],
    ['POST', 'checkout/orders'],
    ['GET', 'checkout/orders/order_01ABC'],
    ['POST', 'checkout/orders/order_01ABC/pay'],
    ['DELETE', 'customers/me/addresses/addr_1'],
  ])('lets %s %s through', (method, path) => expect(isStoreRouteAllowed(method, path)).toBe(true))

  it.each([
    ['POST', 'goods'],
    ['DELETE', 'checkout/orders/order_01ABC'],
    ['GET', 'orders'],
    ['GET', 'carts/cart_1'],
    ['POST', 'one-time-codes'],
    ['POST', 'sessions'],
    ['GET', 'goods/../../admin/users'],
    ['GET', 'goods/a/b'],
    ['GET', 'goods/%2e%2e'],
    ['GET', ''],
    ['TRACE', 'goods'],
  ])('keeps %s %s out', (method, path) => expect(isStoreRouteAllowed(method, path)).toBe(false))
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
