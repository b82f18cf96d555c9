// Checks an EPCIS export of this shop without asking the shop: `node verify-trace.mjs <file.json>` (Node 18 or newer, nothing
// to install). Every event's hash is SHA-256 over the hash before it, a line break and the event's own words; a changed byte,
// a missing, added or moved event breaks the chain. What EPCIS says must be what the hashed words say.
const EXTENSION = 'shanzhen:'

/** @typedef {Record<string, unknown>} Item @typedef {(text: string) => Promise<string>} Sha256 @typedef {{ lot: string, events: number, head: string }} Chain */

/** @param {Item} event @param {string} name */
const of = (event, name) => event[EXTENSION + name]

/** @param {string} text the file's content @param {Sha256} sha256 hex @returns {Promise<{ faults: string[], lots: Chain[] }>} */
export async function verifyTrace(text, sha256) {
  let document
  try {
    document = JSON.parse(text)
  } catch {
    return { faults: ['not JSON: the file was cut or changed'], lots: [] }
  }
  const events = document?.epcisBody?.eventList
  if (!Array.isArray(events) || events.length === 0) return { faults: ['no EPCIS events in this file'], lots: [] }
  const { [`${EXTENSION}seal`]: seal, ...sealed } = document
  /** @type {string[]} */
  const faults = []
  if ((await sha256(JSON.stringify(sealed))) !== seal) faults.push('the seal over the whole file does not fit its content')
  /** @type {Map<string, Item[]>} */
  const chains = new Map()
  for (const event of events) {
    const lot = String(of(event, 'lot'))
    chains.set(lot, [...(chains.get(lot) ?? []), event])
  }
  /** @type {Chain[]} */
  const lots = []
  for (const [lot, chain] of chains) {
    faults.push(...(await checkChain(lot, chain, sha256)))
    lots.push({ lot, events: chain.length, head: String(of(chain.at(-1) ?? {}, 'hash')) })
  }
  const heads = document[`${EXTENSION}heads`]
  faults.push(...checkHeads(Array.isArray(heads) ? heads : [], lots))
  return { faults, lots }
}

/** @param {string} lot @param {Item[]} chain @param {Sha256} sha256 */
async function checkChain(lot, chain, sha256) {
  /** @type {string[]} */
  const faults = []
  let before = '0'.repeat(64)
  for (const [index, event] of chain.entries()) {
    const name = `lot ${lot}, event ${of(event, 'seq')}`
    const [body, hash, prevHash] = ['body', 'hash', 'prevHash'].map((field) => String(of(event, field)))
    if (of(event, 'seq') !== index + 1) faults.push(`${name}: event ${index + 1} is missing, repeated or moved`)
    if (prevHash !== before) faults.push(`${name}: does not follow the event before it`)
    if ((await sha256(`${prevHash}\n${body}`)) !== hash) faults.push(`${name}: hash does not fit its content`)
    faults.push(...disagreements(event, body ?? '').map((fault) => `${name}: ${fault}`))
    before = hash ?? ''
  }
  return faults
}

/** Where EPCIS tells something else than the words that were hashed. @param {Item} event @param {string} body */
function disagreements(event, body) {
  let told
  try {
    told = JSON.parse(body)
  } catch {
    return ['its words are not JSON']
  }
  /** @type {string[]} */
  const faults = []
  /** @param {string} name @param {unknown} epcis @param {unknown} hashed */
  const same = (name, epcis, hashed) => {
    if (hashed !== undefined && hashed !== null && epcis !== hashed) faults.push(`${name} is ${epcis}, was hashed as ${hashed}`)
  }
  same('type', of(event, 'type'), told.type)
  same('lot', of(event, 'lot'), told.lot)
  same('eventTime', Date.parse(String(event.eventTime)), told.occurred_at === undefined ? undefined : Date.parse(told.occurred_at))
  const [amount] = /** @type {{ quantity: number }[]} */ (event.quantityList ?? [])
  const quantity = told.payload?.quantity
  if (amount && typeof quantity === 'number' && quantity > 0) same('quantity', amount.quantity, quantity)
  if (event.eventID !== eventIdOf(String(of(event, 'hash')))) faults.push('eventID does not belong to its hash')
  return faults
}

/** A UUID of version 8 made of the event's hash. @param {string} hash */
function eventIdOf(hash) {
  const hex = `${hash.slice(0, 12)}8${hash.slice(13, 16)}${((parseInt(hash[16] ?? '0', 16) & 3) | 8).toString(16)}${hash.slice(17, 32)}`
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`
}

/** The document names every chain's last link: an export cut short shows. @param {Item[]} heads @param {Chain[]} lots */
function checkHeads(heads, lots) {
  const faults = heads
    .filter((head) => !lots.some(({ lot, head: hash }) => lot === of(head, 'lot') && hash === of(head, 'hash')))
    .map((head) => `lot ${of(head, 'lot')}: its last events are missing`)
  if (heads.length !== lots.length) faults.push('lots were added to the file or taken from it')
  return faults
}

/** Only when run as a program, not when a page or a test imports it. @param {string} path */
async function main(path) {
  const [{ readFileSync }, { createHash }] = await Promise.all([import('node:fs'), import('node:crypto')])
  /** @type {Sha256} */
  const sha256 = async (text) => createHash('sha256').update(text, 'utf8').digest('hex')
  const { faults, lots } = await verifyTrace(readFileSync(path, 'utf8'), sha256)
  for (const { lot, events, head } of lots) console.log(`lot ${lot}: ${events} events, last link ${head}`)
  for (const fault of faults) console.log(`✗ ${fault}`)
  console.log(faults.length ? 'NOT GENUINE 未通过' : 'unchanged 未被改动: compare the last link with the one on the scan page')
  process.exitCode = faults.length ? 1 : 0
}

const program = typeof process === 'object' && process.argv?.[1] ? process.argv[1].replaceAll('\\', '/') : ''
if (program.endsWith('verify-trace.mjs')) {
  if (process.argv[2]) await main(process.argv[2])
  else {
    console.log('node verify-trace.mjs <file.json>')
    process.exitCode = 2
  }
}
