import { closeScans } from '../../../../../certificates/close-scans'
import { CERTIFICATE } from '../../../../../modules/certificate'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { producerOf } from '../../../../producer-door'

/** Takes back what nobody decided about. @throws NOT_FOUND for another's and for what staff entered */
export const DELETE = tellingConflicts(async (request, response) => {
  await request.scope.resolve(CERTIFICATE).withdraw(request.params.id, producerOf(response))
  await closeScans(request.scope)
  response.json({ id: request.params.id, withdrawn: true })
})
