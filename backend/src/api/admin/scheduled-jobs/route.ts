import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { SCHEDULED_JOB } from '../../../modules/scheduled-job'
import { titleOf } from '../../../modules/scheduled-job/names'
import type ScheduledJobService from '../../../modules/scheduled-job/service'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../contract'

/** Every scheduled job, those in trouble first; there are as many as the code has. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const jobs = await req.scope.resolve<ScheduledJobService>(SCHEDULED_JOB).list()
  const scheduled_jobs = jobs.map((job) => ({ ...job, title: titleOf(job.name) }))
  reply(res, ROUTES['GET /admin/scheduled-jobs'], { scheduled_jobs })
}
