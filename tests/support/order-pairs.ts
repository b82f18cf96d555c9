/** Which acts meet: a different dozen for each PAIRS_SEED, all of them where PAIRS=all, those of one act where it is named. */
const UNPAID = ['pay', 'sweep', 'payByHand']
const ANY = ['cancel', 'cancelByStaff', 'address', 'lower', 'cheaper', 'dearer', 'addLine', 'recall']
const PAID = [
  ...['payMore', 'refund', 'ship', 'weigh', 'pack', 'sendPacked', 'unpackPacked', 'recallRefund', 'unpack', 'deliver'],
  ...['waybill', 'receipt', 'exchange', 'sendExchange', 'cancelExchange', 'askBack', 'receiveBack', 'claim'],
  ...['payClaim', 'refuseClaim', 'inspectClaim'],
]
const HOWS = ['at once', 'in order', 'turned round'] as const
const SAMPLE = 12

const meet = (acts: string[]) => acts.flatMap((one, i) => acts.slice(i).map((other) => [one, other] as const))
const isUnpaid = (act: string) => UNPAID.includes(act)
const ALL = [...meet([...UNPAID, ...ANY]).filter((pair) => pair.some(isUnpaid)), ...meet([...ANY, ...PAID])].flatMap(
  ([one, other]) => HOWS.map((how) => [one, other, how] as const),
)

/** FNV-1a: the same seed gives the same order. */
const hash = (words: string) =>
  [...words].reduce((sum, char) => Math.imul(sum ^ char.charCodeAt(0), 16_777_619) >>> 0, 2_166_136_261)

export function pairsToTry() {
  const { PAIRS, PAIRS_SEED = '1' } = process.env
  if (PAIRS === 'all') return ALL
  if (PAIRS) return ALL.filter(([one, other]) => [one, other].some((act) => PAIRS.split(',').includes(act)))
  const at = (pair: readonly string[]) => hash([PAIRS_SEED, ...pair].join())
  return ALL.toSorted((one, other) => at(one) - at(other)).slice(0, SAMPLE)
}
