/**
 * The door by password: every try is counted before the password is looked at, by the name with its network, by the name and
 * by the network; who has none left waits, and says nothing of whether the name exists. The same for the second factor.
 */
import { scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import type { MedusaRequest } from '@medusajs/framework/http'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { ONE_TIME_CODE } from '../modules/one-time-code'
import { SIGN_IN } from '../modules/sign-in'
import { contactOf } from '@shanzhen/messages/staff-address'
import type { Try } from '../modules/sign-in/types'
import { coarseNetwork, senderNetwork } from './visitor'

/** What Medusa's emailpass provider does with a password it knows (`logN: 15`). */
const HASHING = { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 }
const hash = promisify<string, string, number, object, Buffer>(scrypt)

/** `ad***@shanzhen.local`: enough for staff to know their own. */
export const maskName = (name: string): string => name.replace(/^(.{0,2})[^@]*/, '$1***').slice(0, 80)

function triesOf(request: MedusaRequest, name: string): Try[] {
  const signIn = request.scope.resolve(SIGN_IN)
  const [sender, network] = [senderNetwork(request.ip ?? ''), coarseNetwork(request.ip ?? '')]
  return [
    { kind: 'pair', key: signIn.keyOf('pair', name, sender), label: `${maskName(name)} · ${network}` },
    { kind: 'name', key: signIn.keyOf('name', name), label: maskName(name) },
    { kind: 'sender', key: signIn.keyOf('password-sender', sender), label: network },
  ]
}

/** Mails for a new password are counted by keys of their own: asking for them locks nobody out. */
export function resetTries(request: MedusaRequest): Try[] {
  const signIn = request.scope.resolve(SIGN_IN)
  const [sender, network] = [senderNetwork(request.ip ?? ''), coarseNetwork(request.ip ?? '')]
  const { identifier } = (request.body ?? {}) as { identifier?: unknown }
  const name = plainName(identifier)
  return [
    { kind: 'pair', key: signIn.keyOf('reset-pair', name, sender), label: `${maskName(name)} · ${network}` },
    { kind: 'name', key: signIn.keyOf('reset-name', name), label: maskName(name) },
    { kind: 'sender', key: signIn.keyOf('reset-sender', sender), label: network },
  ]
}

const plainName = (name: unknown) => (typeof name === 'string' ? name.trim().toLowerCase().slice(0, 254) : '')

export const nameOf = (request: MedusaRequest): string => plainName((request.body as { email?: unknown } | null)?.email)

/** @returns seconds to wait, 0 for go on; `locked` names the try that used up the last free one. */
export async function takeTries(request: MedusaRequest, tries: Try[]): Promise<{ wait_s: number; locked: Try | null }> {
  const signIn = request.scope.resolve(SIGN_IN)
  let locked: Try | null = null
  for (const attempt of tries) {
    const taken = await signIn.takeTry(attempt)
    if (taken.wait_s) return { wait_s: taken.wait_s, locked: null }
    if (taken.locked) locked ??= attempt
  }
  return { wait_s: 0, locked }
}

export const passwordTries = (request: MedusaRequest) => triesOf(request, nameOf(request))

export const factorTries = (request: MedusaRequest, auth_identity_id: string): Try[] => {
  const key = request.scope.resolve(SIGN_IN).keyOf('factor', auth_identity_id)
  return [{ kind: 'factor', key, label: coarseNetwork(request.ip ?? '') }]
}

/** The right password or code came: the name owes nothing, its network one try less. */
export async function forgive(request: MedusaRequest, tries: Try[]): Promise<void> {
  const signIn = request.scope.resolve(SIGN_IN)
  await signIn.forgive(tries.filter(({ kind }) => kind !== 'sender').map(({ key }) => key))
  for (const { kind, key } of tries) if (kind === 'sender') await signIn.takeBackTry(key)
}

/** A name nobody has takes as long to refuse as one that has a password. */
export async function sameTimeForStrangers(request: MedusaRequest): Promise<void> {
  const { email, password } = (request.body ?? {}) as { email?: unknown; password?: unknown }
  if (typeof email !== 'string' || typeof password !== 'string') return
  const [known] = await request.scope
    .resolve(Modules.AUTH)
    .listProviderIdentities({ provider: 'emailpass', entity_id: email }, { take: 1 })
  if (!known) await hash(password, 'nobody', 64, HASHING)
}

/** Tells the owner of a name that it is being guessed at, where it is somebody's. Never waited for. */
export async function tellOwner(container: MedusaContainer, name: string, shop: string): Promise<void> {
  const [user] = await container.resolve(Modules.USER).listUsers({ email: name }, { take: 1 })
  if (!user) return
  const text = `【${shop}】有人多次输错您后台账号的密码，登录已暂停一会儿。若不是您本人，请改密码并开启两步验证。`
  await container.resolve(Modules.NOTIFICATION).createNotifications({
    ...to(user.email),
    template: 'sign-in-locked',
    data: {},
    idempotency_key: `sign-in-locked:${user.id}:${new Date().toISOString().slice(0, 13)}`,
    content: { subject: '后台登录异常', text, html: `<p>${text}</p>` },
  })
}

/**
 * The way to a new password, to whoever is staff. Its token is good for fifteen minutes; it travels as content, which no
 * table keeps.
 */
export async function sendResetLink(container: MedusaContainer, name: string, token: string): Promise<void> {
  const [user] = await container.resolve(Modules.USER).listUsers({ email: name }, { take: 1 })
  if (!user) return
  const { shopName, backendUrl } = container.resolve(ONE_TIME_CODE)
  const { path } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE).admin
  const link = `${backendUrl}${path}/reset-password?token=${encodeURIComponent(token)}`
  const text = `【${shopName}】请在 15 分钟内打开此链接，设置后台账号的新密码：${link} 若不是您本人要求，请不要理会。`
  await container.resolve(Modules.NOTIFICATION).createNotifications({
    ...to(user.email),
    template: 'staff-password-reset',
    data: {},
    content: {
      subject: '设置后台账号的新密码',
      text,
      html: `<p>${text.replaceAll(link, `<a href="${link}">${link}</a>`)}</p>`,
    },
  })
}

function to(account: string) {
  const { address, channel } = contactOf(account)
  return { to: address, channel }
}
