import type { Arrivals } from './arrivals'
import type { Attributions } from './attributions'
import type { BillChannel } from './bill-channel'
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

/** By plugin, the port that each of its options leads to, whether it is set or not. */
const asked = new Map<string, Map<string, Port>>()

/** The keys of one option as needs; an option that is not set needs nobody. */
export function needs(plugin: string, option: string, port: Port, keys: string | string[] | undefined): Need[] {
  asked.set(plugin, (asked.get(plugin) ?? new Map<string, Port>()).set(option.split('.')[0], port))
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

/** The names that stand in an option: itself, of a list, or by key. */
const namesIn = (value: unknown): string[] =>
  [typeof value === 'object' && value ? Object.values(value) : value].flat().filter((name) => typeof name === 'string')

/**
 * Options that no plugin reads though they name who could answer it, a line each: mistyped, its port would be asked of
 * nobody, and goods be sold that may not be.
 */
export function strayOptions(modules: Record<string, unknown>, plugins: Configured[]): string[] {
  return plugins.flatMap(({ resolve, options = {} }) => {
    const ports = asked.get(resolve) ?? new Map<string, Port>()
    const couldAnswer = (name: string) => [...ports.values()].some((port) => answers(modules[name], port))
    return Object.entries(options)
      .filter(([option, value]) => !ports.has(option) && namesIn(value).some(couldAnswer))
      .map(([option]) => `${resolve} 没有选项 ${option}；指明谁来回答的选项有：${[...ports.keys()].join('、')}`)
  })
}
