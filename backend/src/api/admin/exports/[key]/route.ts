import { basename } from 'node:path'
import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { MedusaError, Modules } from '@medusajs/framework/utils'
import { isExport } from '../../../../files/exports'

/** Spreadsheets take a table without it for one in the system's own letters, and every Chinese name for gibberish. */
const MARK = Buffer.from('\uFEFF')
/** Goods' tables are read back in by Medusa's import, which knows no mark. */
const isRead = (key: string) => basename(key).includes('order-exports')

/** A table that an export left, for the staff member who is signed in; kept by nobody on the way. @throws not_found */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { key = '' } = req.params
  const gone = () => new MedusaError(MedusaError.Types.NOT_FOUND, '没有这个导出文件')
  if (!isExport(key)) throw gone()
  // The whole of it first: a file that is not there is told before anything was said.
  const bytes = await req.scope
    .resolve(Modules.FILE)
    .getAsBuffer(key)
    .catch(() => null)
  if (!bytes) throw gone()
  res.set({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(basename(key))}`,
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  })
  res.send(isRead(key) ? Buffer.concat([MARK, bytes]) : bytes)
}
