import type { MedusaRequest } from '@medusajs/framework/http'

const PER_PAGE = 50
const MOST = 200

/** Which page of a staff list is asked for, as Medusa's own lists are: `limit` and `offset`; what is no number is the first page. */
export function pageOf({ query }: Pick<MedusaRequest, 'query'>): { take: number; skip: number } {
  const whole = (value: unknown, least: number, otherwise: number) => {
    const number = Number(value)
    return typeof value === 'string' && Number.isSafeInteger(number) && number >= least ? number : otherwise
  }
  return { take: Math.min(MOST, whole(query.limit, 1, PER_PAGE)), skip: Math.min(1e9, whole(query.offset, 0, 0)) }
}

/** What stands beside the rows. */
export const pageSaid = (count: number, { take, skip }: { take: number; skip: number }) => ({
  count,
  offset: skip,
  limit: take,
})
