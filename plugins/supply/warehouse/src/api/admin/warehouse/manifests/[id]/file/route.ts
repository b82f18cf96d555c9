import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { namesOf } from '@shanzhen/http/names'
import { drawManifest } from '../../../../../../labels/draw-manifest'
import { WAREHOUSE } from '../../../../../../modules/warehouse'
import { readManifest } from '../../../../../../modules/warehouse/store/manifests'
import { sendPdf } from '../../../../../send-pdf'

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { manifest, parcels } = await readManifest(req.scope.resolve(WAREHOUSE).own.knex, req.params.id)
  const names = await namesOf(req.scope, [manifest.made_by])
  sendPdf(res, `manifest-${manifest.number}`, await drawManifest(manifest, parcels, names[manifest.made_by]))
}
