import { MedusaError } from '@medusajs/framework/utils'
import { SheetRefused } from '@shanzhen/documents/sheets/limits'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { findCarrier } from '@shanzhen/shipping/carriers'
import { LOCAL_WAYBILL } from '../../../../modules/local-waybill'
import { noNumbers } from '../../../../modules/warehouse/errors'
import { readNumbers } from '../../../../numbers/read-numbers'
import { ROUTES } from '../../../contract'
import { telling } from '../../../telling'

type Body = { carrier_code: string; text?: string; file?: string }

/** Numbers a carrier left here; those that are known stay as they are. */
export const POST = telling<Body>(async (req, res) => {
  const { carrier_code, text, file } = req.validatedBody
  const carrier = findCarrier(carrier_code)
  if (carrier?.kind !== 'express' || carrier.code === 'OWN')
    throw new MedusaError(MedusaError.Types.INVALID_DATA, '请选择快递公司')
  const source = Buffer.from(file ?? text ?? '', file ? 'base64' : 'utf8')
  const { numbers, bad } = await readNumbers(carrier, source).catch((error: unknown) => {
    if (error instanceof SheetRefused) throw new MedusaError(MedusaError.Types.INVALID_DATA, error.message)
    throw error
  })
  if (!numbers.length) throw noNumbers()
  const added = await req.scope.resolve(LOCAL_WAYBILL).bring(carrier.code, numbers, actorOf(req))
  reply(res, ROUTES['POST /admin/warehouse/waybill-numbers'], {
    ...{ read: numbers.length, added, known: numbers.length - added, bad },
  })
})
