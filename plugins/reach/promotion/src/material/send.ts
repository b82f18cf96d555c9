/** A file of the library, for the eyes of whoever was let in. */
import type { MedusaResponse } from '@medusajs/framework/http'
import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { materialUnknown } from '../modules/material/errors'
import type { Material } from '../modules/material/store'

/** @throws MedusaError not_found: nothing there, or a text */
export async function sendMaterial(container: MedusaContainer, response: MedusaResponse, material: Material | null) {
  if (!material?.file_id || !material.mime) throw materialUnknown()
  const bytes = await container.resolve(Modules.FILE).getAsBuffer(material.file_id)
  response
    .setHeader('Content-Type', material.mime)
    .setHeader('Content-Disposition', 'inline')
    .setHeader('Cache-Control', 'private, no-store')
    .setHeader('X-Content-Type-Options', 'nosniff')
    .setHeader('Content-Security-Policy', "default-src 'none'; media-src 'self'; sandbox")
    .send(bytes)
}
