import { Module } from '@medusajs/framework/utils'
import ShopPageService from './service'

export const SHOP_PAGE = 'shop_page'

export default Module(SHOP_PAGE, { service: ShopPageService })
