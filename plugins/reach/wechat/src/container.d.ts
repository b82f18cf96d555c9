import type WechatService from './modules/wechat/service'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    wechat: WechatService
  }
}
