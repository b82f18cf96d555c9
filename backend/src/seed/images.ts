import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { updateProductsWorkflow, uploadFilesWorkflow } from '@medusajs/medusa/core-flows'
import { seedProducts } from './data/catalogue'

/** Gives each good without a picture its own drawing; a picture staff chose is never replaced. */
export async function seedImages(container: MedusaContainer) {
  const products = await container
    .resolve(Modules.PRODUCT)
    .listProducts(
      { handle: seedProducts.map((good) => good.handle) },
      { select: ['id', 'handle', 'thumbnail'], take: 1000 },
    )
  const drawings = await Promise.all(
    products
      .filter((product) => !product.thumbnail)
      .map(async (product) => ({ ...product, svg: await readDrawing(product.handle) })),
  )
  const found = drawings.filter((drawing) => drawing.svg !== null)
  if (!found.length) return
  const { result: files } = await uploadFilesWorkflow(container).run({
    input: {
      files: found.map(({ handle, svg }) => ({
        filename: `${handle}.svg`,
        mimeType: 'image/svg+xml',
        content: (svg as Buffer).toString('base64'),
        access: 'public' as const,
      })),
    },
  })
  await updateProductsWorkflow(container).run({
    input: {
      products: found.map(({ id }, i) => ({ id, thumbnail: files[i].url, images: [{ url: files[i].url }] })),
    },
  })
}

/** @returns null where no drawing was made for the good. */
async function readDrawing(handle: string): Promise<Buffer | null> {
  return await readFile(path.join(__dirname, 'images', `${handle}.svg`)).catch(() => null)
}
