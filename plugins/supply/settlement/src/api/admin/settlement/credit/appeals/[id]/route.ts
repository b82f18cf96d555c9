import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { answerAppeal } from '../../../../../../credit/rating'
import { ROUTES } from '../../../../../contract'
import { telling } from '../../../../../telling'
import type { AppealAnswerBody } from '../../../../../admin-cases'

/** @throws CONFLICT (answered before) */
export const POST = telling<AppealAnswerBody>(async (request, response) => {
  const id = request.params.id ?? ''
  await answerAppeal(request.scope, id, { ...request.validatedBody, answered_by: actorOf(request) })
  reply(response, ROUTES['POST /admin/settlement/credit/appeals/:id'], { id })
})
