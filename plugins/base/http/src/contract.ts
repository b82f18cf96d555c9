import type { MedusaResponse, MiddlewareRoute } from '@medusajs/framework/http'
import type { z } from '@medusajs/framework/zod'
import { checkedBody, checkedQuery } from './checked'

export type Method = 'GET' | 'POST' | 'DELETE'

/**
 * open: anybody, with the shop's key below `/store` · owner: the signed-in buyer or the order's key · customer, producer,
 * shop, staff, signed-in: that kind of session · shop-key: a small shop's program · device, callback: their own proof
 */
export type Who =
  | 'open'
  | 'owner'
  | 'customer'
  | 'producer'
  | 'shop'
  | 'shop-key'
  | 'staff'
  | 'signed-in'
  | 'device'
  | 'callback'

type FileKind =
  | ('application/pdf' | 'application/zip' | 'application/octet-stream' | 'application/ld+json')
  | ('text/csv' | 'text/html' | 'image/*')

/** What one route asks and answers. */
export type RouteContract = {
  /** What it does, in a few Chinese words. */
  zh: string
  /** What whoever writes against it has to know besides; Markdown. */
  says?: string
  /** Where nothing is said, by the path: staff below `/admin`, producer, shop and shop-key below theirs, open elsewhere. */
  who?: Who
  query?: z.ZodObject | z.ZodType<Record<string, unknown>>
  body?: z.ZodType
  /** A body that would be taken. */
  example?: unknown
  /** Whether the header `Idempotency-Key` may come or has to. */
  once?: 'may' | 'must'
  /** 200 where nothing is said; the first where several are. */
  status?: number | number[]
  answer?: z.ZodType
  /** What comes instead of JSON. */
  file?: FileKind
}
export type Contract = Record<`${Method} /${string}`, RouteContract>

const known = new Map<string, RouteContract>()
const names = new Map<string, z.ZodType>()
const abouts = new Map<string, string>()

/**
 * Makes a room's routes known to the shop's document (`/openapi.json`). What is said here is what the routes check.
 * @param named schemas that stand in the document under a name of their own
 */
export function contract<const T extends Contract>(routes: T, named: Record<string, z.ZodType> = {}): T {
  for (const [route, said] of Object.entries(routes)) known.set(route, said)
  for (const [name, schema] of Object.entries(named)) names.set(name, schema)
  return routes
}

/** What stands in the document before the routes below `/<first>`; Markdown. */
export const about = (first: string, words: string): void => void abouts.set(first, words)

/** All routes of the rooms that are loaded, as `GET /store/goods`. */
export const knownRoutes = (): ReadonlyMap<string, RouteContract> => known
export const knownAbouts = (): ReadonlyMap<string, string> => abouts
export const knownNames = (): ReadonlyMap<string, z.ZodType> => names

/** Of a row the fields its schema names: what a table holds beside them stays here. */
export const only = <T extends z.ZodObject>({ shape }: T, row: z.input<T>): z.input<T> =>
  Object.fromEntries(Object.keys(shape).map((name) => [name, row[name]])) as z.input<T>

/** Answers what the contract says, under its (first) status; anything else does not compile. */
export function reply<R extends Pick<RouteContract, 'status'> & { answer: z.ZodType }>(
  response: MedusaResponse,
  route: R,
  said: z.input<R['answer']>,
  status = [route.status ?? 200].flat()[0],
): void {
  response.status(status).json(said)
}

/** Checks bodies and questions before a route sees them; routes that first look whose row it is check for themselves. */
export const checks = (routes: Contract): MiddlewareRoute[] =>
  Object.entries(routes).flatMap(([route, { query, body }]) => {
    const [method, matcher] = route.split(' ') as [Method, string]
    const middlewares = [...(query ? [checkedQuery(query)] : []), ...(body ? [checkedBody(body)] : [])]
    return middlewares.length ? [{ matcher, methods: [method], middlewares }] : []
  })
