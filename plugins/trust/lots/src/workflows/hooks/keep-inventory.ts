import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { beforeStep, replaceStep, type StepView } from '@shanzhen/workflow-kit/replace-step'

/**
 * 管理库存 switched off takes a size from sale; its stock, its lots and the parts of a gift box stay what they are, so that
 * switching it on again finds them. Medusa cuts the tie, and then refuses to make a second item of the same number.
 */
const WORKFLOWS = ['update-product-variants', 'update-products'] as const

type Variant = { id?: string; manage_inventory?: boolean }
type Input = {
  product_variants?: Variant[]
  products?: { variants?: Variant[] }[]
  update?: Variant & { variants?: Variant[] }
}

for (const workflow of WORKFLOWS) {
  const kept = { answer: undefined, keep: undefined }
  replaceStep(workflow, 'dismiss-product-variants-inventory', { run: async () => kept, undo: async () => {} })
  beforeStep(workflow, 'create-product-variants-default-inventory', (view) => tieAgain(view.container, managed(view)))
}

/** Sizes that are switched on. */
function managed({ input, answerOf }: StepView): string[] {
  const { product_variants, products, update } = input as Input
  const named = [product_variants, ...(products ?? []).map(({ variants }) => variants), update?.variants]
  const all = update?.manage_inventory ? ((answerOf('update-product-variants') as Variant[] | undefined) ?? []) : []
  const ids = [...named.flatMap((variants) => variants ?? []), ...all.map(({ id }) => ({ id, manage_inventory: true }))]
  return ids.flatMap(({ id, manage_inventory }) => (id && manage_inventory ? id : []))
}

/** What was cut loose before is found by its number, which no other size has; gift boxes may hold it. */
async function tieAgain(container: MedusaContainer, variant_id: string[]): Promise<void> {
  if (!variant_id.length) return
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: 'product_variant_inventory_item',
    fields: ['variant_id'],
    filters: { variant_id },
  })
  const known = new Set(data.map((one: { variant_id: string }) => one.variant_id))
  const loose = variant_id.filter((id) => !known.has(id))
  if (!loose.length) return
  const variants = await container
    .resolve(Modules.PRODUCT)
    .listProductVariants({ id: loose }, { select: ['id', 'sku'], take: loose.length })
  const sku = variants.flatMap((variant) => variant.sku ?? [])
  if (!sku.length) return
  const items = await container.resolve(Modules.INVENTORY).listInventoryItems({ sku }, { take: sku.length })
  if (!items.length) return
  const links = items.flatMap((item) => {
    const variant = variants.find((one) => one.sku === item.sku)
    return variant
      ? {
          [Modules.PRODUCT]: { variant_id: variant.id },
          [Modules.INVENTORY]: { inventory_item_id: item.id },
          data: { required_quantity: 1 },
        }
      : []
  })
  if (links.length) await container.resolve(ContainerRegistrationKeys.LINK).create(links)
}
