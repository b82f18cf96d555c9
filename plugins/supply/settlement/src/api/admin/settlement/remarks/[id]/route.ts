import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { answer } from '../../../../../statements/say'
import { statementView } from '../../../../../statements/view'
import { ROUTES } from '../../../../contract'
import { telling } from '../../../../telling'
import type { AnswerBody } from '../../../../validators'

/** @throws NOT_FOUND, CONFLICT (answered before) */
export const POST = telling<AnswerBody>(async (request, response) => {
  const said = { id: request.params.id ?? '', ...request.validatedBody, by: actorOf(request) }
  const statement = statementView(await answer(request.scope, said))
  reply(response, ROUTES['POST /admin/settlement/remarks/:id'], { statement })
})
