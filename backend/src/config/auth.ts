import { env } from '../env'
import { wechatOptions } from './wechat'

/**
 * Who signs in how. A shopper's, a producer's or a small shop's address is proved by a code each time, or by the WeChat that was
 * bound to it by one; a password alone proves nothing of an address, so it opens no account of theirs. Staff come by an invitation and sign in by password.
 */
export const authMethodsPerActor = {
  user: ['emailpass'],
  customer: ['one-time-code', ...(wechatOptions ? ['wechat'] : [])],
  producer: ['one-time-code'],
  shop: ['one-time-code'],
}

export const auth = {
  resolve: '@medusajs/medusa/auth',
  // Second factors wait for their answer in the cache, which every machine shares where there is Redis.
  dependencies: ['cache'],
  options: {
    // Staff may ask for a second factor (TOTP) in their profile; its secret is kept under this key.
    mfa: { encryption_key: env.COOKIE_SECRET, disable_policy: 'challenge' as const },
    providers: [
      { resolve: '@medusajs/medusa/auth-emailpass', id: 'emailpass' },
      {
        resolve: '@shanzhen/one-time-code/providers/one-time-code',
        id: 'one-time-code',
        options: { secret: env.JWT_SECRET },
      },
      ...(wechatOptions
        ? [{ resolve: '@shanzhen/wechat/providers/wechat', id: 'wechat', options: wechatOptions }]
        : []),
    ],
  },
}
