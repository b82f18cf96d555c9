import { env } from '../env'

/** The shop's official account, under whose appid buyers pay inside WeChat; null where its keys are not set. */
export const wechatOptions =
  env.WECHATPAY_APPID && env.WECHATPAY_APP_SECRET
    ? {
        appid: env.WECHATPAY_APPID,
        app_secret: env.WECHATPAY_APP_SECRET,
        api_base_url: env.WECHAT_API_BASE_URL,
        open_base_url: env.WECHAT_OPEN_BASE_URL,
        storefront_url: env.STOREFRONT_URL,
        account_name: env.WECHAT_ACCOUNT_NAME,
        follow_link: env.WECHAT_FOLLOW_LINK,
        message_token: env.WECHAT_MESSAGE_TOKEN,
        templates: env.WECHAT_TEMPLATES,
        shipping_reports: env.WECHAT_SHIPPING_REPORTS,
      }
    : null
