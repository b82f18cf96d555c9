import { foldText } from './text'
import type { SearchWords } from './words'

/**
 * What a shopper means by what was typed: amounts, units and the words around a wish say nothing of the good; words of
 * the shop's dictionary are another name of it, the way to a shelf, or something that has to be true of it.
 */
export type Understood = {
  /** Without amounts and wishes, otherwise as typed. */
  literal: string
  /** With the dictionary's names in place of the shopper's; empty when all of it was shelves and facts. */
  text: string
  /** Handles of shelves an occasion or the county's name leads to, null when none; empty stands for every shelf. */
  shelves: string[] | null
  /** Handles of shelves called by their own name: 香菇礼盒 means boxes with it. */
  named: string[]
  facts: string[]
  /** In fen, as the list's own filter has it: 10元以下. */
  price: string | null
  /** 便宜的: the cheapest come first. */
  cheapest: boolean
  /** A producer's licence, as it is printed on the bag. */
  licence: string | null
}

const LICENCE = /(?<![a-z\d])sc\s*(\d{14})(?!\d)/
const YUAN = '\\s*(?:元|块钱?|圆|rmb|yuan)'
const SUM = '(\\d{1,6}(?:\\.\\d{1,2})?)'
const BETWEEN = new RegExp(`${SUM}(?:${YUAN})?\\s*(?:到|至|-|~|～)\\s*${SUM}${YUAN}`)
const BELOW = new RegExp(`${SUM}${YUAN}\\s*(?:以下|以内|之内|内)|(?:低于|不超过|少于|不到)\\s*${SUM}${YUAN}`)
const ABOVE = new RegExp(`${SUM}${YUAN}\\s*(?:以上|起)|(?:高于|超过)\\s*${SUM}${YUAN}`)
const CHEAP = /最?便宜|实惠|平价|低价|划算|cheap(?:est)?(?![a-z])/
const fen = (yuan: string) => Math.round(Number(yuan) * 100)

/** What is said of the price, taken out of the words: 以下 and 以内 hold the sum itself. */
function priceOf(text: string): { rest: string; price: string | null } {
  const between = BETWEEN.exec(text)
  const [below, above] = [BELOW.exec(text), ABOVE.exec(text)]
  const read = between ?? below ?? above
  if (!read) return { rest: text, price: null }
  const rest = text.replace(read[0], ' ')
  const [least = '', most = ''] = read.slice(1).filter(Boolean)
  if (between) return { rest, price: `${Math.min(fen(least), fen(most))}-${Math.max(fen(least), fen(most)) + 1}` }
  return { rest, price: below ? `-${fen(least) + 1}` : `${fen(least)}-` }
}

const UNIT =
  '(?:公斤|千克|克|斤|两|毫升|升|kg|g|ml|l|箱|大箱|小箱|盒|袋|包|瓶|罐|条|枚|颗|只|个|份|件|斤装|度|元|块钱?|人份)'
const AMOUNT = new RegExp(
  `(?:(?<![a-z])\\d+(?:\\.\\d+)?\\s*${UNIT}(?![a-z])|[一二两三四五六七八九十半几]+(?:多|来)?${UNIT})(?:装|左右)?(?:\\s*[x×*]\\s*\\d+\\s*${UNIT}?)?|[x×*]\\s*\\d+\\s*${UNIT}?|(?<![a-z\\d])\\d+(?:\\.\\d+)?(?![a-z\\d])`,
  'g',
)
const WISHES =
  /请问|我?想要?买|我?想要|我要|求购|购买|哪里有?[买卖]?|有没有|有卖|有吗|多少钱|怎么卖|什么价格?|价格|价钱|批发|零售|代购|包邮|正宗|推荐|便宜|特价|促销|优惠|好吃的?|好喝的?|官网|旗舰店|专卖|小包装|大包装|一些|来点|(?<=^|\s)[买求要]|[吗呢吧啊]+(?=\s|$)|(?<=^|\s)的|的(?=\s|$)/g

export function understand(q: string, words: SearchWords, shelfNames: Map<string, string> = new Map()): Understood {
  const typed = foldText(q)
  const licence = LICENCE.exec(typed)
  const { rest, price } = priceOf(licence ? typed.replace(licence[0], ' ') : typed)
  const cheapest = CHEAP.test(rest)
  const literal = squeeze(rest.replace(CHEAP, ' ').replace(AMOUNT, ' ').replace(WISHES, ' '))
  const found: Understood = {
    ...{ literal, text: '', shelves: null, named: [], facts: [] },
    ...{ price, cheapest, licence: licence && `sc${licence[1]}` },
  }
  const parts: string[] = []
  let plain = ''
  const close = () => {
    if (plain) parts.push(plain)
    plain = ''
  }
  for (let at = 0; at < literal.length;) {
    const row = wordAt(literal, at, words)
    const shelf = row ? undefined : [...shelfNames].find(([name]) => literal.startsWith(name, at))
    if (shelf) {
      close()
      found.named.push(shelf[1])
      at += shelf[0].length
      continue
    }
    if (!row) {
      plain += literal[at]
      at += 1
      continue
    }
    close()
    at += row.length
    if (row.kind === 'synonym') parts.push(foldText(row.target))
    else if (row.kind === 'fact') found.facts.push(row.term)
    else found.shelves = addShelves(found.shelves, row.target)
  }
  close()
  return { ...found, text: squeeze(parts.join(' ')) }
}

/** A Chinese word stands anywhere; one in letters, or the sound of a Chinese one, is a word of its own. */
function wordAt(text: string, at: number, { rows, bySound }: SearchWords) {
  const whole = at === 0 || text[at - 1] === ' ' ? (/^[a-z]+(?=\s|$)/.exec(text.slice(at))?.[0] ?? '') : ''
  const heard = bySound.get(whole)
  if (heard) return { ...heard, length: whole.length }
  const row = rows.find(({ term }) => (/[a-z]/.test(term) ? term === whole : text.startsWith(term, at)))
  return row && { ...row, length: row.term.length }
}

/** Occasions narrow what the county's name leaves open: 宁陕礼品 is the gift shelf. */
function addShelves(known: string[] | null, target: string): string[] {
  const added = target === '*' ? [] : target.split(',').map((handle) => handle.trim())
  return [...new Set([...(known ?? []), ...added])]
}

const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim()
