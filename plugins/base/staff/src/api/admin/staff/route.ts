import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { SIGN_IN } from '@shanzhen/one-time-code/modules/sign-in'
import { maskPhone } from '@shanzhen/one-time-code/mask-phone'
import { reply } from '@shanzhen/http/contract'
import { pageOf, pageSaid } from '@shanzhen/http/page'
import { nameOf } from '../../../door/person'
import { ROUTES } from '../../contract'

type User = Parameters<typeof nameOf>[0] & {
  id: string
  created_at: string | Date
  rbac_roles?: ({ id: string } | null)[]
}

/** Who is of the staff, the newest last. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const page = pageOf(request)
  const { data, metadata } = await request.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'user',
    fields: ['id', 'email', 'first_name', 'last_name', 'created_at', 'rbac_roles.id'],
    pagination: { ...page, order: { created_at: 'ASC', id: 'ASC' } },
  })
  const proved = await request.scope.resolve(SIGN_IN).phonesOf((data as User[]).map(({ id }) => id))
  const phones = new Map(proved.map(({ user_id, phone }) => [user_id, maskPhone(phone)]))
  const staff = (data as User[]).map((user) => ({
    id: user.id,
    name: nameOf(user),
    email: user.email,
    roles: (user.rbac_roles ?? []).flatMap((role) => role?.id ?? []),
    created_at: new Date(user.created_at).toISOString(),
    phone: phones.get(user.id) ?? null,
    is_self: user.id === request.auth_context.actor_id,
  }))
  reply(response, ROUTES['GET /admin/staff'], { staff, ...pageSaid(metadata?.count ?? staff.length, page) })
}
