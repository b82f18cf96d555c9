/**
 * The desk's one door: each request below `/admin` needs the right its route stands under, of whoever asks as they are now.
 * What no row of the table names is open to nobody. Medusa's own check of policies comes after it and reads roles out of
 * the token, which is as old as the sign-in; it gets those of now.
 */
import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'
import { STAFF } from '../modules/staff'
import type StaffService from '../modules/staff/service'
import { hiddenRelation, narrowSearch, sharedRight } from './shown-data'
import { onRecord, onRecordRefused } from './on-record'
import { type Person, personOf } from './person'

type Asked = MedusaRequest & Partial<Pick<AuthenticatedMedusaRequest, 'auth_context'>>
const GONE = '这个账号已不是员工，请重新登录'
const KEY_ENDED = '开这把密钥的人已不是员工，密钥已失效'
const OF_THE_STAFF = new Set(['user', 'api-key'])

export async function byRight(request: Asked, response: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const { auth_context } = request
  // Who is nobody is turned away by Medusa, or has an invitation to show.
  if (!auth_context?.actor_id || !OF_THE_STAFF.has(auth_context.actor_type) || request.method === 'OPTIONS')
    return next()
  const staff = request.scope.resolve(STAFF)
  const person = await personOf(request.scope, auth_context)
  if (!person) return refuse(response, 401, 'not_staff', auth_context.actor_type === 'user' ? GONE : KEY_ENDED)
  // As Express reads it, which is how the route is found.
  const path = request.baseUrl + request.path
  const right = staff.rightFor(request.method, path, person.id)
  const turnAway = async (needed: string, message: string) => {
    await onRecordRefused(request, response, { staff, person, right: needed, path }, message)
    refuse(response, 403, 'no_right', message)
  }
  if (!right) return turnAway('', '这一步没有对任何角色开放')
  if (!staff.mayDo(person.roles, right)) return turnAway(right, why(staff, person, right))
  const hidden = sharedRight(staff, right, request.body) ?? hiddenRelation(staff, person.roles, request.query)
  if (hidden && !staff.mayDo(person.roles, hidden)) return turnAway(hidden, why(staff, person, hidden))
  if (staff.isSearch(path) && !narrowSearch(staff, person.roles, request.query))
    return void response.json({ results: [] })
  const roles = person.roles.length ? person.roles : [staff.table.none]
  auth_context.app_metadata = { ...auth_context.app_metadata, roles }
  await onRecord(request, response, next, { staff, person, right, path })
}

/** Who is asked instead: nobody has to guess. */
function why(staff: StaffService, { roles }: Person, right: string): string {
  const { table } = staff
  const what = table.rights[right]?.zh ?? right
  const who = Object.entries(table.roles).filter(([role]) => staff.mayDo([role], right))
  const mine = roles.flatMap((role) => table.roles[role]?.zh ?? [])
  const ask = `请找${who.map(([, { zh }]) => zh).join('、')}`
  return mine.length
    ? `您的角色（${mine.join('、')}）不包括“${what}”，${ask}`
    : `您还没有角色，不能“${what}”：请负责人在“员工与系统”里分配`
}

function refuse(response: MedusaResponse, status: 401 | 403, code: string, message: string): void {
  const type = status === 401 ? MedusaError.Types.UNAUTHORIZED : MedusaError.Types.FORBIDDEN
  response.status(status).json({ type, code, message })
}
