/**
 * What `fields` may reach on Medusa's store routes: what belongs to the one who asks. A basket or an order names its
 * customer by id and e-mail alone; goods come from the goods' own routes, which know what is published; stock by place and
 * every list price are the shop's own business.
 */
import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from '@medusajs/framework/http'

const OWN_NAME = new Set(['customer.id', 'customer.email'])
const INSIDE = ['inventory_items', 'inventory', 'location_levels', 'prices', 'price_list']
/** Shelves lead to goods without asking whether they are on sale. */
const SHELVES = ['collections', 'product-categories', 'product-tags', 'product-types', 'product-options']
const GOODS = ['products', 'product-variants']

type Asked = MedusaRequest & { disallowed?: string[] }

const pathOf = (field: string): string =>
  field
    .normalize('NFKC')
    .replace(/^[+\s-]+/, '')
    .replace(/^\*|\.\*$/g, '')
    .trim()
    .toLowerCase()

const reachesPerson = (field: string): boolean => {
  const path = pathOf(field)
  return path.split('.').includes('customer') && !OWN_NAME.has(path)
}

/**
 * What is taken away (`-customer`) goes too: beside a plain field Medusa reads it as one that is asked for.
 * @returns the fields that may be asked for; undefined where none is left, so that the route's own apply
 */
export function withoutPersons(fields: string): string | undefined {
  const kept = fields.split(',').filter((field) => !reachesPerson(field))
  return kept.length ? kept.join(',') : undefined
}

/** What a route of this name shows to nobody, neither by itself nor when asked. */
function hiddenOn(route: string): string[] {
  if (SHELVES.includes(route)) return [...INSIDE, 'products']
  return GOODS.includes(route) ? INSIDE : []
}

/** Runs before any route reads its query, and so before Medusa makes a selection out of it. */
function ownOnly(request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction): void {
  const { fields } = request.query
  if (fields !== undefined) {
    const kept = withoutPersons([fields].flat().map(String).join(','))
    if (kept === undefined) delete request.query.fields
    else request.query.fields = kept
  }
  const hidden = hiddenOn(request.path.split('/')[1]?.toLowerCase() ?? '')
  if (hidden.length) (request as Asked).disallowed = hidden
  next()
}

export const expansionDoors: MiddlewareRoute[] = [{ matcher: '/store', middlewares: [ownOnly] }]
