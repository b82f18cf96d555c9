import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'
import { reply } from '@shanzhen/http/contract'
import { takeFile } from '../../../../import/take-file'
import { ORDER_IMPORT } from '../../../../modules/order-import'
import { importRow } from '../../../../view/import-rows'
import { senderOf, traderOf } from '../../../caller'
import { ROUTES } from '../../../contract'
import type { ImportBody, ImportsQuery } from '../../../validators'

export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { id } = await traderOf(request, response)
  const { take, after } = request.validatedQuery as ImportsQuery
  const rows = await request.scope.resolve(ORDER_IMPORT).page(id, take + 1, after)
  const page = rows.slice(0, take)
  const imports = await Promise.all(page.map((file) => importRow(request.scope, file)))
  const next = rows.length > take ? (page.at(-1)?.id ?? null) : null
  reply(response, ROUTES['GET /shops/me/imports'], { imports, next })
}

/** Shops of which this process reads a file: twenty thousand rows are priced for a while, and hold memory meanwhile. */
const reading = new Set<string>()

/** One file of a shop after the other. A dry run: nothing is ordered. Of a head that cannot be read the answer says which columns there are. */
export async function POST(request: AuthenticatedMedusaRequest<ImportBody>, response: MedusaResponse) {
  const shop = await traderOf(request, response)
  const { filename, file, columns } = request.validatedBody
  const imports = request.scope.resolve(ORDER_IMPORT)
  if (reading.has(shop.id))
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, '上一个文件还在读，请等它读完再传', 'reading')
  reading.add(shop.id)
  try {
    const bytes = Buffer.from(file, 'base64')
    const same = await imports.sameFile(shop.id, bytes)
    const id = await takeFile(request.scope, shop, { file: bytes, filename, columns, made_by: senderOf(response) })
    const taken = await imports.find(shop.id, id)
    if (!taken) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, '没有读成，请重试')
    const read = await importRow(request.scope, taken)
    reply(response, ROUTES['POST /shops/me/imports'], { import: read, same_as: same?.filename ?? null })
  } catch (error) {
    const { head, message, type } = error as { head?: object; message: string; type?: string }
    if (!head) throw error
    response.status(400).json({ type, message, code: 'columns', head })
  } finally {
    reading.delete(shop.id)
  }
}
