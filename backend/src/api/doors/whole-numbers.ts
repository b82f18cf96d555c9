/**
 * What Medusa's own routes take as a number: pieces are counted whole (its basket rounds a half silently), a list has an
 * end, a discount lies between nothing and all. Our own routes say this themselves, in their schemas.
 */
import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from '@medusajs/framework/http'
import { ContainerRegistrationKeys, MedusaError } from '@medusajs/framework/utils'

const MOST_PIECES = 1_000_000
/** More than any page shows; what is longer is read page by page (`offset`). Medusa's desk asks for up to 9,999 of a kind. */
const LONGEST_LIST = { store: 100, admin: 1000 }

/** Rooms of Medusa's that write pieces; parcels are our own below its orders. */
const COUNTS =
  /^\/(?:store\/(?:carts|returns)|admin\/(?:orders|order-edits|draft-orders|returns|claims|exchanges|fulfillments|reservations|inventory-items|stock-locations|products|product-variants|price-lists|promotions))(?:\/|$)(?!.*\/parcels(?:\/|$))/i
/** Free notes, and the names staff give to what a good is chosen by, are nobody's pieces. */
const NOT_PIECES = new Set(['metadata', 'additional_data', 'options'])
const PIECES = /^(?:\w+_)?quantity$/
/** What is put into a basket is something; a line that becomes none is taken off. */
const AT_LEAST_ONE = /^\/store\/carts(?:\/[^/]+\/line-items)?\/?$/i
/** Our own lists below /store say for themselves how long they may be. */
const LISTS =
  /^\/store\/(?:carts|collections|currencies|customers|locales|orders|payment-providers|product-[a-z]+|products|regions|return-reasons|returns|shipping-options)(?:\/|$)/i

type Fields = Record<string, string>

function refuse(response: MedusaResponse, fields: Fields): void {
  const message = Object.values(fields)[0]
  response.status(400).json({ type: MedusaError.Types.INVALID_DATA, code: 'invalid', message, fields })
}

/** @returns path → what is wrong with the number there */
export function wrongPieces(value: unknown, least: number, path = '', depth = 0): Fields {
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value) || depth > 8) return {}
  return Object.entries(value).reduce<Fields>((found, [name, part]) => {
    if (NOT_PIECES.has(name)) return found
    const at = path ? `${path}.${name}` : name
    if (!PIECES.test(name) || part === null || part === undefined) {
      return { ...found, ...wrongPieces(part, least, at, depth + 1) }
    }
    const right = Number.isSafeInteger(part) && (part as number) >= least && (part as number) <= MOST_PIECES
    return right ? found : { ...found, [at]: `数量必须是 ${least} 到 ${MOST_PIECES} 的整数` }
  }, {})
}

function wholePieces(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): void {
  const path = request.originalUrl.split('?', 1)[0] ?? ''
  if (!COUNTS.test(path)) return next()
  const wrong = wrongPieces(request.body, AT_LEAST_ONE.test(path) ? 1 : 0)
  if (Object.keys(wrong).length) refuse(response, wrong)
  else next()
}

/** A list is asked for from a place and for a number of rows; what is longer than a list may be is cut to that. */
function endOfLists(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): void {
  const path = request.originalUrl.split('?', 1)[0] ?? ''
  const area = /^\/admin(?:\/|$)/i.test(path) ? 'admin' : LISTS.test(path) ? 'store' : null
  if (!area) return next()
  for (const name of ['limit', 'offset'] as const) {
    const asked = request.query[name]
    if (asked === undefined) continue
    if (typeof asked !== 'string' || !/^\d{1,12}$/.test(asked)) {
      return refuse(response, { [name]: '页数和条数必须是不小于 0 的整数' })
    }
    if (name === 'limit' && Number(asked) > LONGEST_LIST[area]) request.query.limit = String(LONGEST_LIST[area])
    if (name === 'offset' && Number(asked) > Number.MAX_SAFE_INTEGER) request.query.offset = '0'
  }
  next()
}

/** @returns what is wrong with a promotion as it is written or changed; what is not there is left to Medusa */
export function wrongDiscount(body: unknown): Fields {
  const { application_method, campaign } = (body ?? {}) as Record<string, Record<string, unknown> | null | undefined>
  const { value, type } = application_method ?? {}
  const budget = (campaign?.budget ?? (body as { budget?: unknown } | null)?.budget) as { limit?: unknown } | undefined
  const wrong: Fields = {}
  if (value !== undefined && (typeof value !== 'number' || !Number.isFinite(value) || value < 0)) {
    wrong['application_method.value'] = '优惠必须是不小于 0 的数'
  } else if (type === 'percentage' && typeof value === 'number' && value > 100) {
    wrong['application_method.value'] = '折扣不能超过 100%'
  }
  const limit = budget?.limit
  if (limit !== undefined && limit !== null && !(typeof limit === 'number' && Number.isFinite(limit) && limit >= 0)) {
    wrong['budget.limit'] = '活动上限必须是不小于 0 的数'
  }
  return wrong
}

/** A change names only what becomes other: of what type a promotion is may have been said before. */
async function withKnownType(request: MedusaRequest, id: string | undefined): Promise<unknown> {
  const body = (request.body ?? {}) as { application_method?: { value?: unknown; type?: unknown } | null }
  const method = body.application_method
  if (!id || method?.value === undefined || method.type) return body
  const query = request.scope.resolve(ContainerRegistrationKeys.QUERY)
  const fields = ['application_method.type']
  const { data } = await query.graph({ entity: 'promotion', fields, filters: { id } })
  return { ...body, application_method: { ...method, type: data[0]?.application_method?.type } }
}

async function soundDiscount(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) {
  const [, kind, id] = /^\/admin\/(promotions|campaigns)(?:\/([^/?]+))?/i.exec(request.originalUrl) ?? []
  if (!kind) return next()
  const wrong = wrongDiscount(kind.toLowerCase() === 'promotions' ? await withKnownType(request, id) : request.body)
  if (Object.keys(wrong).length) refuse(response, wrong)
  else next()
}

export const wholeNumberDoors: MiddlewareRoute[] = [
  { matcher: '/*', methods: ['GET'], middlewares: [endOfLists] },
  { matcher: '/*', methods: ['POST'], middlewares: [wholePieces, soundDiscount] },
]
