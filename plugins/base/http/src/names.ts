/** Who acted, as colleagues call each other, on every history: one way, whatever the room. Mailboxes are never in it. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'

type Named = { first_name: string | null; last_name: string | null }

/** Family name first where it is written in Han, as it is spoken; empty where none was given. */
export function spokenName({ first_name, last_name }: Named): string {
  const [given, family] = [first_name?.trim() ?? '', last_name?.trim() ?? '']
  const han = /\p{Script=Han}/u.test(given + family)
  return han ? family + given : [given, family].filter(Boolean).join(' ')
}

/** Whoever is none of the staff: a producer's contact, a secret key, a payment channel, the shop itself. */
const OTHERS: [RegExp, string][] = [
  [/^user_/, '已离职的同事'],
  [/^pcon_/, '生产者'],
  [/^shmem_/, '小店'],
  [/^apk_/, '接口密钥'],
  [/^channel:wechat$/, '微信支付'],
]

/**
 * Names by id, in one question; ids may repeat or be null. Whose account is gone is said to have left, and two of one name
 * are told apart by the end of their ids.
 */
export async function namesOf(
  container: MedusaContainer,
  ids: Iterable<string | null | undefined>,
): Promise<Record<string, string>> {
  const wanted = [...new Set(ids)].filter((id): id is string => !!id)
  const users = wanted.length
    ? await container
        .resolve(Modules.USER)
        .listUsers({ id: wanted }, { take: wanted.length, withDeleted: true, select: FIELDS as never })
    : []
  const called = new Map(users.map((user) => [user.id, spokenName(user) || '没写姓名的同事']))
  const often = (name: string) => [...called.values()].filter((other) => other === name).length > 1
  const left = new Set(users.filter(({ deleted_at }) => deleted_at).map(({ id }) => id))
  return Object.fromEntries(
    wanted.map((id) => {
      const name = called.get(id)
      if (!name) return [id, OTHERS.find(([kind]) => kind.test(id))?.[1] ?? '系统']
      return [id, `${name}${often(name) ? ` ${id.slice(-4)}` : ''}${left.has(id) ? '（已离职）' : ''}`]
    }),
  )
}

const FIELDS = ['id', 'first_name', 'last_name', 'deleted_at']
