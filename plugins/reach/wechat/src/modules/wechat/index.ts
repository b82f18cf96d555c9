import { Module } from '@medusajs/framework/utils'
import WechatService from './service'

export const WECHAT = 'wechat'

export default Module(WECHAT, { service: WechatService })
