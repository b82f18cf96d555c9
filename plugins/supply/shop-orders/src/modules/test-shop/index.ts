import { Module } from '@medusajs/framework/utils'
import TestShopService from './service'

export const TEST_SHOP = 'test_shop'

export default Module(TEST_SHOP, { service: TestShopService })
