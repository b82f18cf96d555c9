import type WechatPayService from './modules/wechatpay/service'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    wechatpay: WechatPayService
  }
}
