import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { SHOP } from '@shanzhen/shops/modules/shop'
import { shopOf } from '@shanzhen/shops/api/shop-door'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { listingPack } from '../../../../../listing/pack'

/** 上架资料 as a ZIP, written as it is read. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { id, tier } = await request.scope.resolve(SHOP).retrieveShop(shopOf(response).shop_id)
  response.setHeader('Cache-Control', 'private, no-store')
  response.setHeader('Content-Disposition', 'attachment; filename="listing-pack.zip"')
  response.type('application/zip')
  const zip = new Zip((error, chunk) => {
    if (error) response.destroy(error)
    else response.write(chunk)
  })
  for await (const { name, bytes } of listingPack(request.scope, { id, tier })) {
    if (response.destroyed) return
    const entry = /\.(?:csv|txt)$/.test(name) ? new ZipDeflate(name) : new ZipPassThrough(name)
    zip.add(entry)
    entry.push(bytes, true)
    // Whoever hung up meanwhile reads no more.
    if (response.writableNeedDrain)
      await Promise.race(['drain', 'close'].map((event) => new Promise((resolve) => response.once(event, resolve))))
  }
  zip.end()
  response.end()
}
