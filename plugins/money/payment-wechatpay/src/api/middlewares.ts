import { defineMiddlewares } from '@medusajs/framework/http'
import { checks } from '@shanzhen/http/contract'
import { ROUTES } from './contract'

/** Signatures are over the bytes as they came: the callbacks keep theirs. */
export default defineMiddlewares({
  routes: [
    ...checks({ 'GET /store/wechat/authorize-url': ROUTES['GET /store/wechat/authorize-url'] }),
    {
      matcher: '/hooks/wechatpay/*',
      methods: ['POST'],
      bodyParser: { preserveRawBody: true, sizeLimit: '64kb' },
    },
  ],
})
