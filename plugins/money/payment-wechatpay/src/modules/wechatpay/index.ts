import { Module } from '@medusajs/framework/utils'
import WechatPayService from './service'

export const WECHATPAY_MODULE = 'wechatpay'

export default Module(WECHATPAY_MODULE, { service: WechatPayService })
