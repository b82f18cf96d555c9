/** Passwords of staff on their way in: known by the mail of whoever sets or uses them. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { ONE_TIME_CODE } from '../modules/one-time-code'
import { passwordFault } from '../staff-password'

/** @returns what is wrong with this password for whoever has, or will have, the account of `email` */
export async function faultOf(container: MedusaContainer, email: string, password: unknown): Promise<string | null> {
  const [user] = await container.resolve(Modules.USER).listUsers({ email }, { take: 1 })
  const { shopWords } = container.resolve(ONE_TIME_CODE)
  const names = [user?.first_name, user?.last_name, `${user?.last_name ?? ''}${user?.first_name ?? ''}`]
  return passwordFault(password, [email, ...names, ...shopWords])
}
