/** The capabilities this shop is made of, one plugin each; a plugin's own modules register themselves. */
export const plugins = [
  { resolve: '@shanzhen/messages', options: {} },
  { resolve: '@shanzhen/one-time-code', options: {} },
  { resolve: '@shanzhen/freight', options: {} },
  { resolve: '@shanzhen/traceability', options: {} },
  { resolve: '@shanzhen/payment-wechatpay', options: {} },
  { resolve: '@shanzhen/payment-stripe', options: {} },
  { resolve: '@shanzhen/checkout', options: {} },
]
