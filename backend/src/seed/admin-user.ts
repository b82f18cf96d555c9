import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { createUserAccountWorkflow } from '@medusajs/medusa/core-flows'
import { ONE_TIME_CODE } from '@shanzhen/one-time-code/modules/one-time-code'
import { passwordFault } from '@shanzhen/one-time-code/staff-password'
import { STAFF_TABLE } from '../staff/table'

/** The first person of the staff, where ADMIN_EMAIL and ADMIN_PASSWORD name one; an existing account stays as it is. */
export async function seedAdminUser(container: MedusaContainer) {
  const email = process.env.ADMIN_EMAIL
  const password = process.env.ADMIN_PASSWORD
  if (!email || !password) return
  const [known] = await container.resolve(Modules.USER).listUsers({ email })
  if (known) return
  const { shopWords } = container.resolve(ONE_TIME_CODE)
  const fault = await passwordFault(password, [email, ...shopWords])
  if (fault) throw new Error(`ADMIN_PASSWORD: ${fault}`)
  const { authIdentity, error } = await container.resolve(Modules.AUTH).register('emailpass', {
    body: { email, password },
  })
  if (!authIdentity) throw new Error(error ?? 'The admin account could not be registered')
  await createUserAccountWorkflow(container).run({
    input: {
      authIdentityId: authIdentity.id,
      userData: { email, first_name: '供应中心管理员', roles: [STAFF_TABLE.owner] },
    },
  })
  container.resolve(ContainerRegistrationKeys.LOGGER).info(`Admin account ${email} is ready`)
}
