/** A shop put together for its own people and for staff. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { namesOf } from '@shanzhen/http/names'
import { SHOP } from './modules/shop'
import { shopUnknown } from './modules/shop/errors'
import type { KeyRow } from './modules/shop/store/keys'
import type { MemberRow } from './modules/shop/store/members'
import { BY_RATING, isHeld } from './modules/shop/store/tiers'
import type { PortalActor } from './types'
import type { z } from '@medusajs/framework/zod'
import type * as wire from './wire'

/** As a route hands it over: moments may still be dates. */
type Self = z.input<typeof wire.PortalSelf>
type Profile = z.input<typeof wire.ShopProfile>
type Member = z.input<typeof wire.ShopMember>
type Key = z.input<typeof wire.ShopKey>
type File = z.input<typeof wire.ShopFile>

export async function readSelf(container: MedusaContainer, actor: PortalActor): Promise<Self> {
  const invitations = await container.resolve(SHOP).offersTo(actor.phone)
  if (actor.kind === 'visitor')
    return { member: { id: actor.member_id, name: null, phone: actor.phone, role: null }, shop: null, invitations }
  const { member_id: id, name, phone, role } = actor
  const shop = await container.resolve(SHOP).retrieveShop(actor.shop_id)
  return {
    member: { id, name, phone, role },
    shop: {
      ...{ id: shop.id, name: shop.name, handle: shop.handle, state: shop.state, tier: shop.tier },
      ...{ state_reason: shop.state_reason, state_at: shop.state_at },
    },
    invitations,
  }
}

/** @throws MedusaError not_found */
export async function readProfile(container: MedusaContainer, id: string): Promise<Profile> {
  const shops = container.resolve(SHOP)
  const [shop] = await shops.listShops({ id }, { take: 1 })
  if (!shop) throw shopUnknown()
  const { licence_file_id, ...facts } = shop
  return {
    ...{ id, name: facts.name, handle: facts.handle, state: facts.state, tier: facts.tier },
    ...{ state_reason: facts.state_reason, state_at: facts.state_at, kind: facts.kind, legal_name: facts.legal_name },
    ...{ credit_code: facts.credit_code, exemption: facts.exemption, has_licence: Boolean(licence_file_id) },
    ...{ contact_name: facts.contact_name, contact_phone: facts.contact_phone },
    ...{ consent_version: facts.consent_version, consented_at: facts.consented_at },
    ...(await shops.maskedAccounts(id)),
  }
}

export const memberSaid = ({ id, name, phone, role, joined_at }: MemberRow, self: string): Member => ({
  ...{ id, name, phone, role, joined_at, self: id === self },
})

/** `names` by member id; whoever made it may be gone. */
export const keySaid = (row: KeyRow, names: ReadonlyMap<string, string>): Key => {
  const { shop_id: _shop, made_by, ...said } = row
  return { ...said, made_by: names.get(made_by) ?? '' }
}

/** Names of all who ever acted for it. */
export async function memberNames(container: MedusaContainer, shop_id: string): Promise<Map<string, string>> {
  const all = await container.resolve(SHOP).listShopMembers({ shop_id }, { withDeleted: true, take: 1000 })
  return new Map(all.map(({ id, name }) => [id, name]))
}

export async function readKeys(container: MedusaContainer, shop_id: string, id?: string): Promise<Key[]> {
  const [rows, names] = await Promise.all([
    container.resolve(SHOP).keysOf(shop_id, id),
    memberNames(container, shop_id),
  ])
  return rows.map((row) => keySaid(row, names))
}

/** All that staff see of a shop. @throws MedusaError not_found */
export async function readFile(container: MedusaContainer, id: string): Promise<File> {
  const shops = container.resolve(SHOP)
  const profile = await readProfile(container, id)
  const { created_at, ...shop } = await shops.retrieveShop(id)
  const { tier_until: until, tier_reason: why } = shop
  const [members, keys, steps, same_code, own] = await Promise.all([
    shops.peopleOf(id),
    readKeys(container, id),
    shops.stepsOf(id),
    shops.sameCode(id, profile.credit_code),
    memberNames(container, id),
  ])
  const staff = await namesOf(
    container,
    steps.map(({ by_id }) => by_id).filter((by) => !own.has(by)),
  )
  return {
    ...profile,
    ...{ created_at, keys, same_code },
    tier_held: until && isHeld(shop, new Date()) ? { until, reason: why ?? '' } : null,
    members: members.map((row) => {
      const { self: _self, ...said } = memberSaid(row, '')
      return said
    }),
    steps: steps.map(({ kind, before, after, reason, by_id, created_at: at }) => ({
      ...{
        kind,
        before,
        after,
        reason,
        at,
        by: by_id === BY_RATING ? '按信用分' : (own.get(by_id) ?? staff[by_id] ?? ''),
      },
    })),
  }
}
