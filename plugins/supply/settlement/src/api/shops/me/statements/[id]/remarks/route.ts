import { reply } from '@shanzhen/http/contract'
import { memberOf } from '@shanzhen/shops/api/shop-door'
import { dispute } from '../../../../../../statements/say'
import { statementView } from '../../../../../../statements/view'
import { ROUTES } from '../../../../../contract'
import { telling } from '../../../../../telling'
import type { RemarkBody } from '../../../../../validators'

export const POST = telling<RemarkBody>(async (request, response) => {
  const { shop_id, member_id: by } = memberOf(response)
  const said = { id: request.params.id ?? '', shop_id, by, ...request.validatedBody }
  const statement = statementView(await dispute(request.scope, said))
  reply(response, ROUTES['POST /shops/me/statements/:id/remarks'], { statement })
})
