/** Every page of the small shops' portal has its name and a line that says what it is for, in both languages. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { rolesAt, SHOP_PAGES } from '../../../storefront/portals/shop/utils/shop-nav'

it.each(['zh', 'en'])('is said of each page in %s', (language) => {
  const file = join(import.meta.dirname, `../../../storefront/portals/shop/locales/${language}.json`)
  const { nav, home } = (
    JSON.parse(readFileSync(file, 'utf8')) as { shop: Record<'nav' | 'home', Record<string, string>> }
  ).shop
  const pages = SHOP_PAGES.filter(({ path }) => path !== '/shop').map(({ key }) => key)
  expect(pages.filter((key) => !nav[key] || !home[key])).toEqual([])
})

it('knows who has a page by where it stands, also one below another', () => {
  expect(rolesAt('/shop/orders/new')).toEqual(['owner', 'clerk'])
  expect(rolesAt('/shop/orders/shord_1')).toContain('accountant')
  expect(rolesAt('/shop/files/shimp_1')).not.toContain('accountant')
  expect(rolesAt('/shop/statements/1')).not.toContain('clerk')
  expect(rolesAt('/shop/agreement')).toContain('clerk')
  expect(rolesAt('/shop')).toContain('clerk')
})
