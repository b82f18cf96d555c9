import { reply } from '@shanzhen/http/contract'
import { listProviders } from '../../../../pay/providers'
import { answering } from '../../../answer'
import { ROUTES } from '../../../contract'

/** The ways to pay that are set up in this shop. */
export const GET = answering(async (request, response) => {
  reply(response, ROUTES['GET /store/checkout/providers'], {
    providers: (await listProviders(request.scope)).map(({ name }) => name),
  })
})
