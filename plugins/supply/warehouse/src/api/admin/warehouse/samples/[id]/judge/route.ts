import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { WAREHOUSE } from '../../../../../../modules/warehouse'
import { judgeSample, leaveUnpacked } from '../../../../../../modules/warehouse/store/samples'
import { showSample } from '../../../../../../samples/show'
import type { JudgeSample } from '../../../../../../wire'
import { ROUTES } from '../../../../../contract'
import { telling } from '../../../../../telling'

/** Once, and by somebody else than its packer. */
export const POST = telling<JudgeSample>(async (req, res) => {
  const { id = '' } = req.params
  const { knex } = req.scope.resolve(WAREHOUSE).own
  await leaveUnpacked(knex)
  const said = req.validatedBody
  const reason = said.verdict === 'failed' ? said.reason : null
  await judgeSample(knex, id, { state: said.verdict, reason, judged_by: actorOf(req) })
  reply(res, ROUTES['POST /admin/warehouse/samples/:id/judge'], { sample: await showSample(req.scope, id) })
})
