/**
 * Who of a shop may do what, said by each room beside its routes. A route below `/shops/me` or `/shops/api` that no row names
 * is open to nobody.
 */
import type { KeyScope, MemberRole, ShopState } from './types'

export type MemberRight = {
  /** Empty: no member. */
  roles: readonly MemberRole[]
  /** In which of its shop's states; all of them for reading, only while it trades for the rest, where nothing is said. */
  states?: readonly ShopState[]
  /** Also whoever proved a phone and acts for no shop. */
  visitor?: true
}
/** null: any key. */
export type KeyRight = { scope: KeyScope | null }

type Rows<Right> = { pattern: RegExp; method: string; route: string; right: Right }[]
const members: Rows<MemberRight> = []
const keys: Rows<KeyRight> = []

const patternOf = (path: string) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}/*$`, 'i')

function add<Right>(rows: Rows<Right>, table: Record<string, Right>): void {
  for (const [route, right] of Object.entries(table)) {
    const [method = '', path = ''] = route.split(' ')
    rows.push({ route, method, pattern: patternOf(path), right })
  }
}

/** @param table `GET /shops/me/orders/:id` → who may */
export const memberRights = (table: Record<string, MemberRight>): void => add(members, table)
/** @param table `POST /shops/api/v1/orders` → which scope it takes */
export const keyRights = (table: Record<string, KeyRight>): void => add(keys, table)

const reads = (method: string) => method === 'GET' || method === 'HEAD'

function rightAt<Right>(rows: Rows<Right>, method: string, path: string): Right | null {
  const asked = method === 'HEAD' ? 'GET' : method
  // A fixed word comes before a parameter of the same place (`members/me` before `members/:id`).
  const found = rows.filter((row) => row.method === asked && row.pattern.test(path))
  const exact = [...found].sort((a, b) => a.route.split(':').length - b.route.split(':').length)
  return exact[0]?.right ?? null
}
export const memberRightAt = (method: string, path: string) => rightAt(members, method, path)
export const keyRightAt = (method: string, path: string) => rightAt(keys, method, path)
export const memberRoutes = (): ReadonlyMap<string, MemberRight> =>
  new Map(members.map(({ route, right }) => [route, right]))

export const ALL_STATES: readonly ShopState[] = ['applied', 'approved', 'refused', 'suspended', 'closed']
export const statesOf = (method: string, { states }: MemberRight): readonly ShopState[] =>
  states ?? (reads(method) ? ALL_STATES : ['approved'])
/** A key reads while its shop is approved or suspended, and places only while it trades. */
export const keyStates = (method: string): readonly ShopState[] =>
  reads(method) ? ['approved', 'suspended'] : ['approved']
