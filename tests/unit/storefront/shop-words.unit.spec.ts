/** Words of the shops' portal that are put together out of names: each has some. */
import { WEBHOOK_EVENTS } from '@shanzhen/shop-webhooks/wire'
import { SHOP_PAGES } from '../../../storefront/portals/shop/utils/shop-nav'
import en from '../../../storefront/portals/shop/locales/en.json'
import zh from '../../../storefront/portals/shop/locales/zh.json'

describe.each([
  ['zh', zh],
  ['en', en],
] as const)('the portal of shops in %s', (_language, { shop }) => {
  const said = (words: object, names: readonly string[]) =>
    names.filter((name) => !(words as Record<string, string>)[name])

  it('names every page, and says on the first what it is for', () => {
    expect(
      said(
        shop.nav,
        SHOP_PAGES.map(({ key }) => key),
      ),
    ).toEqual([])
    expect(
      said(
        shop.home,
        SHOP_PAGES.map(({ key }) => key).filter((key) => key !== 'home'),
      ),
    ).toEqual([])
  })

  it('names every event that a shop’s system may hear of', () => {
    expect(
      said(
        shop.webhooks.names,
        [...WEBHOOK_EVENTS, 'ping'].map((event) => event.replace('.', '_')),
      ),
    ).toEqual([])
  })
})

it('speaks to owners in one way', () => {
  expect(JSON.stringify(zh).match(/你/g)).toBeNull()
})
