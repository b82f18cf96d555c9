import { defineMiddlewares } from '@medusajs/framework/http'
import { checkedQuery } from '@shanzhen/http/checked'
import { AccountsQuery, StatementParams } from './validators'

export default defineMiddlewares({
  routes: [
    { matcher: '/admin/ledger/accounts', methods: ['GET'], middlewares: [checkedQuery(AccountsQuery)] },
    { matcher: '/admin/ledger/accounts/:id/statement', methods: ['GET'], middlewares: [checkedQuery(StatementParams)] },
  ],
})
