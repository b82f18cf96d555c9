/** What staff put into the library: pictures made anew, films whole and without place, each with whose it is. */
import { createHash } from 'node:crypto'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { FILM, tidyFilm } from '@shanzhen/documents/film'
import { PHOTO, tidyPhoto } from '@shanzhen/documents/photo'
import { storeFile } from '@shanzhen/documents/store-file'
import type { MaterialBody } from '../api/material-asked-by-staff'
import { MATERIAL } from '../keys'
import {
  filmTooBig,
  filmWrongType,
  noSuchTarget,
  pictureTooBig,
  pictureWrongType,
} from '../modules/material/said-to-staff'

const MB = 1024 * 1024
const [MAX_PICTURE_BYTES, MAX_FILM_BYTES] = [8 * MB, 20 * MB]

/** @returns its id. @throws MedusaError invalid_data: too big, another kind by its bytes, no such good or shelf */
export async function addMaterial(container: MedusaContainer, body: MaterialBody, added_by: string): Promise<string> {
  const { content, ...said } = body
  await assertOf(container, body)
  const tidied = body.kind === 'text' ? null : await tidy(body.kind, Buffer.from(content ?? '', 'base64'))
  const file = tidied && {
    ...(await storeFile(container, tidied, {
      ...{ kind: body.kind === 'film' ? FILM : PHOTO, prefix: 'material', access: 'private' as const },
    })),
    bytes: tidied,
  }
  try {
    return await container.resolve(MATERIAL).addMaterial({
      ...said,
      ...{ file_id: file?.id ?? null, mime: file && (body.kind === 'film' ? FILM.mime : PHOTO.mime) },
      ...{ size_bytes: file?.bytes.length ?? null, added_by },
      sha256: file && createHash('sha256').update(file.bytes).digest('hex'),
    })
  } catch (error) {
    if (file) await container.resolve(Modules.FILE).deleteFiles([file.id])
    throw error
  }
}

async function tidy(kind: 'picture' | 'film', sent: Buffer): Promise<Buffer> {
  if (kind === 'film') {
    if (sent.length > MAX_FILM_BYTES) throw filmTooBig()
    const film = tidyFilm(sent)
    if (!film) throw filmWrongType()
    return film
  }
  if (sent.length > MAX_PICTURE_BYTES) throw pictureTooBig()
  const picture = await tidyPhoto(sent)
  if (!picture) throw pictureWrongType()
  return picture
}

async function assertOf(container: MedusaContainer, { product_id, shelf_id }: MaterialBody): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const wanted = product_id ? (['product', product_id] as const) : (['product_category', shelf_id ?? ''] as const)
  if (!wanted[1]) return
  const { data } = await query.graph({ entity: wanted[0], fields: ['id'], filters: { id: wanted[1] } })
  if (!data.length) throw noSuchTarget()
}
