import { closeScans } from '../../../../../certificates/close-scans'
import { CERTIFICATE } from '../../../../../modules/certificate'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { producerOf } from '../../../../producer-door'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../../contract'

/** Takes back what nobody decided about. @throws NOT_FOUND for another's and for what staff entered */
export const DELETE = tellingConflicts(async (request, response) => {
  await request.scope.resolve(CERTIFICATE).withdraw(request.params.id, producerOf(response))
  await closeScans(request.scope)
  reply(response, ROUTES['DELETE /producers/me/certificates/:id'], { id: request.params.id, withdrawn: true })
})
