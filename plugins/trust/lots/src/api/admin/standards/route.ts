import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { LOT } from '../../../modules/lot'
import type { Standard } from '../lots/validators'

/** All versions of all goods' standards, the newest first. */
export async function GET(req: MedusaRequest, res: MedusaResponse) {
  res.json({ standards: await req.scope.resolve(LOT).standards() })
}

/** A new version; lots that came in before stay judged by theirs. */
export async function POST(req: MedusaRequest<Standard>, res: MedusaResponse) {
  const service = req.scope.resolve(LOT)
  const id = await service.addStandard(req.validatedBody)
  res.status(201).json({ standard: await service.retrieveStandard(id) })
}
