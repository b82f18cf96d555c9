import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ContainerRegistrationKeys, MedusaError } from '@medusajs/framework/utils'
import { type Region, type RegionFault, regionFault } from '@shanzhen/freight/regions'

/**
 * Every door through which an address comes in asks whether its province, city and district belong together: freight is
 * paid by province. A part of an address is looked at with what is kept of the rest.
 */
type Written = Record<string, unknown>
type Field = 'address' | 'shipping_address' | 'billing_address'
type Door = { matcher: string; fields?: Field[]; kept?: { entity: string; param: string; field?: Field } }

const ORDER = { entity: 'order', param: 'id', field: 'shipping_address' } as const
const PLACE = ['province', 'city', 'address_1', 'address_2']

const DOORS: Door[] = [
  { matcher: '/store/checkout/orders', fields: ['address'] },
  { matcher: '/admin/checkout/phone-orders', fields: ['address'] },
  { matcher: '/store/carts', fields: ['shipping_address', 'billing_address'] },
  {
    matcher: '/store/carts/:id',
    fields: ['shipping_address', 'billing_address'],
    kept: { entity: 'cart', param: 'id', field: 'shipping_address' },
  },
  { matcher: '/store/customers/me/addresses' },
  {
    matcher: '/store/customers/me/addresses/:address_id',
    kept: { entity: 'customer_address', param: 'address_id' },
  },
  { matcher: '/admin/customers/:id/addresses' },
  { matcher: '/admin/customers/:id/addresses/:address_id', kept: { entity: 'customer_address', param: 'address_id' } },
  { matcher: '/admin/draft-orders', fields: ['shipping_address', 'billing_address'] },
  { matcher: '/admin/draft-orders/:id', fields: ['shipping_address', 'billing_address'], kept: ORDER },
  { matcher: '/admin/orders/:id', fields: ['shipping_address', 'billing_address'], kept: ORDER },
]

export const addressDoors = DOORS.map((door) => ({
  matcher: door.matcher,
  methods: ['POST' as const],
  middlewares: [checkRegions(door)],
}))

function checkRegions({ fields, kept }: Door) {
  return async (request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) => {
    const body = isRecord(request.body) ? request.body : {}
    for (const field of fields ?? [null]) {
      const written = field ? body[field] : body
      if (!isRecord(written) || !hasPlace(written)) continue
      const known = kept && (!kept.field || kept.field === field) ? await readKept(request, kept) : null
      const fault = regionFault(regionOf({ ...known, ...withoutEmpty(written) }))
      if (!fault) continue
      const path = [field, nameIn(written, fault.field)].filter(Boolean).join('.')
      response.status(400).json({
        type: MedusaError.Types.INVALID_DATA,
        code: 'invalid',
        message: fault.message,
        fields: { [path]: fault.message },
      })
      return
    }
    next()
  }
}

async function readKept(request: MedusaRequest, { entity, param, field }: NonNullable<Door['kept']>) {
  const { data } = await request.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity,
    fields: field ? PLACE.map((name) => `${field}.${name}`) : PLACE,
    filters: { id: request.params[param] },
  })
  const row = data[0] as Record<string, unknown> | undefined
  return (field ? row?.[field] : row) as Written | null | undefined
}

/** Our own checkout names district and detail; Medusa has two lines, of which we write the district into the second. */
const regionOf = (address: Written): Region => ({
  province: text(address.province),
  city: text(address.city),
  district: text(address.district ?? address.address_2),
  detail: text(address.detail ?? address.address_1),
})

const nameIn = (written: Written, field: RegionFault['field']): string => {
  if (field === 'district') return 'address_2' in written ? 'address_2' : field
  if (field === 'detail') return 'address_1' in written ? 'address_1' : field
  return field
}
const hasPlace = (written: Written) =>
  [...PLACE, 'district', 'detail'].some((name) => typeof written[name] === 'string')
const withoutEmpty = (written: Written): Written =>
  Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined))
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const isRecord = (value: unknown): value is Written => typeof value === 'object' && value !== null
