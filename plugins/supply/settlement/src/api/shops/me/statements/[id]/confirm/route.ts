import { reply } from '@shanzhen/http/contract'
import { memberOf } from '@shanzhen/shops/api/shop-door'
import { confirm } from '../../../../../../statements/say'
import { statementView } from '../../../../../../statements/view'
import { ROUTES } from '../../../../../contract'
import { telling } from '../../../../../telling'

export const POST = telling<unknown>(async (request, response) => {
  const { shop_id, member_id: by } = memberOf(response)
  const statement = statementView(await confirm(request.scope, { id: request.params.id ?? '', shop_id, by }))
  reply(response, ROUTES['POST /shops/me/statements/:id/confirm'], { statement })
})
