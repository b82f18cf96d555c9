import type { Arrivals } from './arrivals'
import type { Attributions } from './attributions'
import type { BillChannel } from './bill-channel'
import type { Disputes } from './disputes'
import type { DistributorNews } from './distributors'
import type { Corrections, ParcelGate, PaysBack, SaleGate, StoppedLines } from './goods'
import type { LotCosts } from './lots'
import type { ClaimShares, OrderOwners, OrderSenders, OrderTerms } from './orders'
import type { Outlets } from './outlets'
import type { Payees } from './payees'
import type { ActorDirectory, MessageWays } from './people'
import type { Trade } from './trade'
import type { ShopBusiness } from './shops'
import type { TransferNews, Transfers } from './transfers'
import type { WaybillDesk } from './waybills'

interface Ports {
  saleGate: SaleGate
  parcelGate: ParcelGate
  stoppedLines: StoppedLines
  paysBack: PaysBack
  corrections: Corrections
  lotCosts: LotCosts
  billChannel: BillChannel
  disputes: Disputes
  actorDirectory: ActorDirectory
  messageWays: MessageWays
  orderTerms: OrderTerms
  orderSenders: OrderSenders
  orderOwners: OrderOwners
  claimShares: ClaimShares
  trade: Trade
  outlets: Outlets
  arrivals: Arrivals
  attributions: Attributions
  distributorNews: DistributorNews
  shopBusiness: ShopBusiness
  payees: Payees
  transfers: Transfers
  transferNews: TransferNews
  waybillDesk: WaybillDesk
}
export type Port = keyof Ports

/** What whoever stands behind a port has to be able to do; values like `connected` are no questions. */
const ANSWERS: { [P in Port]: readonly (keyof Ports[P] & string)[] } = {
  saleGate: ['reasonsAgainst'],
  parcelGate: ['reasonAgainstParcel'],
  stoppedLines: ['linesPaidBack'],
  paysBack: ['paidBackOf', 'freightBackOf'],
  corrections: ['correctionsOf'],
  lotCosts: ['lotsReceived', 'lotChanged'],
  billChannel: ['fetchBill', 'numbersOf', 'listTroubles'],
  disputes: ['disputedAmong', 'lostSince'],
  actorDirectory: ['findActorId'],
  messageWays: ['waysOf'],
  orderTerms: ['termsOf'],
  orderSenders: ['sendersOf'],
  orderOwners: ['assertNotOwnOrder'],
  claimShares: ['borneAmong'],
  trade: ['pricesOf', 'openPurses'],
  outlets: ['findOutlet', 'outletPricesOf', 'openSales'],
  arrivals: ['arrived'],
  attributions: ['attribute', 'writeAttributions'],
  distributorNews: ['newsOf', 'countNews'],
  shopBusiness: ['openBusinessOf'],
  payees: ['payeeOf', 'holdAccount', 'accountNumber', 'assertNotOwn'],
  transfers: ['sendTransfer', 'findTransfer', 'cancelTransfer', 'receiptOfTransfer', 'confirmWith'],
  transferNews: ['transferTold'],
  waybillDesk: ['serves', 'reserve', 'add', 'take', 'cancel'],
}

/** A module whose options name modules says so in a field `ports`, and the start looks whether they are there. */
export type Need = { plugin: string; option: string; port: Port; key: string }

/** The keys of one option as needs; an option that is not set needs nobody. */
export function needs(plugin: string, option: string, port: Port, keys: string | string[] | undefined): Need[] {
  return (keys === undefined ? [] : [keys].flat()).map((key) => ({ plugin, option, port, key }))
}

/** Does a module of that name answer a port's questions? */
const answers = (module: unknown, port: Port): boolean =>
  typeof module === 'object' &&
  module !== null &&
  ANSWERS[port].every((name) => typeof (module as Record<string, unknown>)[name] === 'function')

/**
 * What is wrong with the needs of these modules, a line each: a typo, a plugin that is not there, or a module that cannot
 * answer. Asked at the start, or the first order would find it.
 */
export function unmetNeeds(modules: Record<string, unknown>): string[] {
  const all = Object.values(modules).flatMap((module) => (module as { ports?: Need[] } | null)?.ports ?? [])
  return all.flatMap(({ plugin, option, port, key }) => {
    if (answers(modules[key], port)) return []
    const wrong = key in modules ? `模块 ${key} 不回答 ${ANSWERS[port].join('、')}` : `没有叫 ${key} 的模块`
    const able = Object.keys(modules).filter((name) => answers(modules[name], port))
    return [`${plugin} 的选项 ${option}: "${key}"：${wrong}；能用的有：${able.join('、') || '无'}`]
  })
}

type Configured = { resolve: string; options?: Record<string, unknown> }

/** By name what a plugin takes: of an option that is an object, the names in it where they are told. */
type Taken = Record<string, unknown>

/** A module's class says in `takes` which options of which plugin it reads; one that says nothing reads none. */
function takenBy(modules: Record<string, unknown>): Map<string, Taken> {
  const all = new Map<string, Taken>()
  for (const module of Object.values(modules)) {
    const { takes = {} } = ((module as object | null)?.constructor ?? {}) as { takes?: Record<string, Taken> }
    for (const [plugin, names] of Object.entries(takes)) all.set(plugin, { ...all.get(plugin), ...names })
  }
  return all
}

const OURS = '@shanzhen/'
/** Medusa puts it into the options of each plugin with modules. */
const MEDUSAS = 'database'

/**
 * Options of our plugins that no module reads, a line each: mistyped, what they say would hold nowhere, and what one leads to
 * would never be asked.
 */
export function strayOptions(modules: Record<string, unknown>, plugins: Configured[]): string[] {
  const taken = takenBy(modules)
  return plugins
    .filter(({ resolve }) => resolve.startsWith(OURS))
    .flatMap(({ resolve, options = {} }) => {
      const known = taken.get(resolve) ?? {}
      const { [MEDUSAS]: _put, ...own } = options
      const lines = strayNames(resolve, own, Object.keys(known))
      for (const [option, names] of Object.entries(known))
        if (Array.isArray(names))
          lines.push(...strayNames(`${resolve} 的 ${option}`, options[option], names as string[]))
      return lines
    })
}

function strayNames(where: string, given: unknown, known: string[]): string[] {
  if (typeof given !== 'object' || given === null) return []
  const stray = Object.keys(given).filter((name) => !known.includes(name))
  return stray.map((name) => `${where} 没有选项 ${name}；有的选项：${known.join('、') || '无'}`)
}
