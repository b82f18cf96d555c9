import { z } from '@medusajs/framework/zod'
import { ShopperSessionRequest } from '@shanzhen/one-time-code/schemas'

/** A hash of a secret that the browser keeps: what it asked for is good in it alone. */
const browser = z.string('缺少浏览器').regex(/^[\w-]{20,100}$/, '缺少浏览器')

export const NewAuthorization = z.strictObject({
  browser,
  back: z
    .string('缺少返回的页面')
    .max(500, '返回的页面太长')
    .regex(/^\/(?![/\\])[^\s\\]*$/, '返回的须是本店的页面'),
  purpose: z.enum(['sign_in', 'pay'], '用途不对').default('sign_in'),
  /** Name and picture only where somebody tapped for them. */
  scope: z.enum(['snsapi_base', 'snsapi_userinfo'], '授权范围不对').default('snsapi_base'),
  /** What the browser brings with it; who hears of it believes it by its signature alone. */
  brought: z
    .string()
    .regex(/^[\w.-]{1,200}$/, '带来的内容不对')
    .optional(),
})

export const Answer = z.strictObject({
  browser,
  code: z.string('缺少微信授权码').min(1, '缺少微信授权码').max(512),
  state: z.string('缺少 state').regex(/^[a-zA-Z0-9]{1,128}$/, 'state 不对'),
})

export const Visitor = z.strictObject({ browser })

/** Whether news of orders may come inside WeChat instead of by text message. */
export const Wishes = z.strictObject({ messages: z.boolean('请选择是否接收') })

/** As one signs in by a code, with the browser that was at WeChat before. */
export const Binding = z.looseObject({ browser })
export const CodeOf = ShopperSessionRequest.refine(({ phone }) => Boolean(phone), {
  error: '请用手机号绑定微信',
  path: ['phone'],
})
