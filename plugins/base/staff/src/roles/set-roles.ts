import type { MedusaContainer } from '@medusajs/framework/types'
import { MedusaError } from '@medusajs/framework/utils'
import { assignUserRolesWorkflow, removeUserRolesWorkflow } from '@medusajs/medusa/core-flows'
import { inOneCommit } from '@shanzhen/workflow-kit/one-commit/in-one-commit'
import { STAFF } from '../modules/staff'

/**
 * Gives somebody of the staff exactly these roles, all at once; the database keeps the last owner.
 *
 * @throws NOT_FOUND for somebody who is not of the staff, INVALID_DATA for a role that is not there
 */
export async function setRoles(
  container: MedusaContainer,
  by: string,
  user_id: string,
  wanted: string[],
): Promise<string[]> {
  const { table } = container.resolve(STAFF)
  const roles = [...new Set(wanted)].filter((role) => role !== table.none)
  const unknown = roles.find((role) => !table.roles[role])
  if (unknown) throw new MedusaError(MedusaError.Types.INVALID_DATA, '没有这个角色')
  await inOneCommit(container, async () => {
    const person = await container.resolve(STAFF).person(user_id)
    if (!person) throw new MedusaError(MedusaError.Types.NOT_FOUND, '没有这位员工')
    const added = roles.filter((role) => !person.roles.includes(role))
    const taken = person.roles.filter((role) => !roles.includes(role))
    const who = { actor_id: by, actor: 'user', user_id }
    if (added.length) await assignUserRolesWorkflow(container).run({ input: { ...who, role_ids: added } })
    if (taken.length) await removeUserRolesWorkflow(container).run({ input: { ...who, role_ids: taken } })
  })
  return roles
}
