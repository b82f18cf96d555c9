import { listProviders } from '../../../../pay/providers'
import { answering } from '../../../answer'

/** The ways to pay that are set up in this shop. */
export const GET = answering(async (request, response) => {
  response.json({ providers: (await listProviders(request.scope)).map(({ name }) => name) })
})
