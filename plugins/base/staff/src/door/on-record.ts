/** Each act of staff stands in the record before it is done, and how it ended before its answer goes out. */
import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type StaffService from '../modules/staff/service'
import type { NewAct } from '../modules/staff/types'
import type { Subject } from '../rights/types'
import { changesBetween } from './changes'
import type { Person } from './person'
import { relationRights } from './shown-data'
import { withoutSecrets } from './without-secrets'

type Door = { staff: StaffService; person: Person; right: string; path: string }
const READS = new Set(['GET', 'HEAD'])

/** `POST /admin/products/batch`: what it is about stands in its body. */
const BATCH = 'batch'

function idsOf(body: unknown): string[] {
  const { update = [], delete: gone = [] } = (body ?? {}) as { update?: unknown; delete?: unknown }
  const ids = [update, gone].flat().map((one) => (typeof one === 'string' ? one : (one as { id?: unknown } | null)?.id))
  return ids.filter((id): id is string => typeof id === 'string')
}

const PAGE_ROWS = 50
const FAR_ROWS = 200

/** The id of what an act made, as it answers: `{ id }` or `{ order: { id } }`. */
function madeId(body: unknown): string | null {
  const said = (body ?? {}) as Record<string, unknown>
  const one = said.id ?? (Object.values(said)[0] as { id?: unknown } | null | undefined)?.id
  return typeof one === 'string' ? one : null
}

/** More rows at once than a page shows, or further on than anybody turns pages to find one. */
const isLong = ({ limit, offset, page }: Record<string, unknown>) =>
  Number(limit) > PAGE_ROWS || Number(offset) >= FAR_ROWS || Number(page) > FAR_ROWS / PAGE_ROWS

/** Whether a read shows people's data: of one, of many in a list, or of all that hang on something else (`fields=*orders`). */
function showsPeople(staff: StaffService, path: string, query: Record<string, unknown>): boolean {
  if (staff.isLook(path)) return true
  if (staff.isLongLook(path)) return isLong(query)
  return !staff.isBelowLook(path) && relationRights(staff, query).some((right) => staff.isOfPeople(right))
}

function actOf(request: MedusaRequest, response: MedusaResponse, { staff, person, right, path }: Door): NewAct {
  const subject = staff.subjectOf(path)
  return {
    user_id: person.id,
    user_name: person.name,
    key_id: person.key_id,
    network: request.ip ?? '',
    request_id: String(response.getHeader('x-request-id') ?? '') || null,
    right_key: right,
    route: `${request.method} ${path}`,
    subject: subject?.path ?? null,
    subject_id: subject?.id ?? null,
    asked: withoutSecrets({ ...request.query, ...(request.body as object | undefined) }),
    reads: READS.has(request.method),
  }
}

async function rowsOf(
  scope: MedusaRequest['scope'],
  { entity, fields, read }: Subject,
  id: string[],
): Promise<unknown[]> {
  if (read) return read(scope, id)
  const query = scope.resolve(ContainerRegistrationKeys.QUERY)
  return (await query.graph({ entity, fields: ['id', ...fields], filters: { id } })).data
}

/** Who tried what their roles do not bring; what would only have shown something is not kept. */
export async function onRecordRefused(
  request: MedusaRequest,
  response: MedusaResponse,
  door: Door,
  said: string,
): Promise<void> {
  if (READS.has(request.method)) return
  const id = await door.staff.begin(actOf(request, response, door))
  await door.staff.end(id, { status: 403, said: said.slice(0, 300), changed: [] })
}

/** @throws where the record cannot be written: then nothing is done */
export async function onRecord(
  request: MedusaRequest,
  response: MedusaResponse,
  next: MedusaNextFunction,
  { staff, person, right, path }: Door,
): Promise<void> {
  const reads = READS.has(request.method)
  if (reads && !showsPeople(staff, path, request.query)) return next()
  const subject = staff.subjectOf(path)
  const act = actOf(request, response, { staff, person, right, path })
  if (reads && (await staff.looksAgain(act))) return next()
  const ids = subject?.id === BATCH ? idsOf(request.body) : [subject?.id ?? ''].filter(Boolean)
  const see = async (): Promise<unknown> => {
    if (reads || !subject || !ids.length) return null
    const rows = await rowsOf(request.scope, subject, ids)
    return subject.id === BATCH ? rows : (rows[0] ?? null)
  }
  const before = await see()
  const id = await staff.begin(act)

  let said: string | null = null
  let made_id: string | null = null
  const json = response.json.bind(response)
  response.json = (body: unknown) => {
    const { message } = (body ?? {}) as { message?: unknown }
    if (response.statusCode >= 400 && typeof message === 'string') said = message.slice(0, 300)
    if (request.method === 'POST' && response.statusCode < 400 && !subject) made_id = madeId(body)
    return json(body)
  }
  const end = response.end.bind(response) as (...said: unknown[]) => MedusaResponse
  response.end = (...last: unknown[]) => {
    response.end = end
    const status = response.statusCode
    see()
      .then((after) => staff.end(id, { status, said, changed: changesBetween(before, after), made_id }))
      // The act is done: its answer goes out, and the record shows that nobody saw its end.
      .catch((error) => request.scope.resolve(ContainerRegistrationKeys.LOGGER).error(error as Error))
      .finally(() => end(...last))
    return response
  }
  next()
}
