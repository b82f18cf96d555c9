import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { only, reply } from '@shanzhen/http/contract'
import { namesOf } from '@shanzhen/http/names'
import { pageOf, pageSaid } from '@shanzhen/http/page'
import { handOver } from '../../../../hand/hand-over'
import { WAREHOUSE } from '../../../../modules/warehouse'
import { listManifests, readManifest } from '../../../../modules/warehouse/store/manifests'
import { type HandOver, ManifestRow } from '../../../../wire'
import { ROUTES } from '../../../contract'
import { telling } from '../../../telling'

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const page = pageOf(req)
  const { rows, count } = await listManifests(req.scope.resolve(WAREHOUSE).own.knex, page)
  const names = await namesOf(
    req.scope,
    rows.map(({ made_by }) => made_by),
  )
  reply(res, ROUTES['GET /admin/warehouse/manifests'], {
    manifests: rows.map((row) => only(ManifestRow, { ...row, made_by: names[row.made_by] })),
    ...pageSaid(count, page),
  })
}

/** All of them or none; from now on nothing of them is undone here. */
export const POST = telling<HandOver>(async (req, res) => {
  const made_by = actorOf(req)
  const id = await handOver(req.scope, { ...req.validatedBody, made_by })
  const { manifest } = await readManifest(req.scope.resolve(WAREHOUSE).own.knex, id)
  const names = await namesOf(req.scope, [made_by])
  reply(res, ROUTES['POST /admin/warehouse/manifests'], {
    manifest: only(ManifestRow, { ...manifest, made_by: names[made_by] }),
  })
})
