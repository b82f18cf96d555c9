import { defineMiddlewares } from '@medusajs/framework/http'
import './contract'

/** Signatures are over the bytes as they came: the callbacks keep theirs. */
export default defineMiddlewares({
  routes: [
    {
      matcher: '/hooks/wechatpay/*',
      methods: ['POST'],
      bodyParser: { preserveRawBody: true, sizeLimit: '64kb' },
    },
  ],
})
