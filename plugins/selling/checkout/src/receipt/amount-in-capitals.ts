const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟']
const GROUPS = ['', '万', '亿', '万亿']

/**
 * 人民币大写 as receipts and cheques write an amount (票据法附则《正确填写票据和结算凭证的基本规定》): 1050050 fen is
 * 壹万零伍佰元伍角整, 1005 fen is 壹拾元零伍分. Whole fen from 0 up to 9,999 万亿 yuan.
 */
export function amountInCapitals(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new RangeError(`not an amount of whole fen: ${fen}`)
  const [yuan, jiao, cents] = [Math.floor(fen / 100), Math.floor((fen % 100) / 10), fen % 10]
  const whole = yuan ? `${yuanInCapitals(yuan)}元` : ''
  if (!jiao && !cents) return `${whole || '零元'}整`
  if (!cents) return `${whole}${DIGITS[jiao]}角整`
  const tens = jiao ? `${DIGITS[jiao]}角` : whole && '零'
  return `${whole}${tens}${DIGITS[cents]}分`
}

/** Groups of four digits; between what is written, any row of noughts is one 零. */
function yuanInCapitals(yuan: number): string {
  const groups: number[] = []
  for (let rest = yuan; rest > 0; rest = Math.floor(rest / 10_000)) groups.push(rest % 10_000)
  let text = ''
  for (let i = groups.length - 1; i >= 0; i--) {
    if (!groups[i]) continue
    const gap = text && (groups[i] < 1000 || !groups[i + 1]) ? '零' : ''
    text += gap + groupInCapitals(groups[i]) + GROUPS[i]
  }
  return text
}

function groupInCapitals(group: number): string {
  let text = ''
  let nought = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(group / 10 ** place) % 10
    if (!digit) nought = !!text
    else {
      text += (nought ? '零' : '') + DIGITS[digit] + PLACES[place]
      nought = false
    }
  }
  return text
}
