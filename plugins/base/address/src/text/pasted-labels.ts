// 收货人：, 手机号码, 详细地址 and their like, with and without a colon, and what people say around an address.
import { BREAK, type PastedText } from './pasted-text'

const OF_NAME = '收货人(?:姓名)?|收件人(?:姓名)?|联系人|姓名'
const OF_PHONE = '手机号码|手机号|手机|联系电话|电话号码|电话|联系方式'
const OF_PLACE = '所在地区|所在地|省市区|详细地址|收货地址|收件地址|邮寄地址|快递地址|地址|邮政编码|邮编'
const NAMED = new RegExp(OF_NAME)
const WITH_COLON = new RegExp(`(?:${OF_NAME}|${OF_PHONE}|${OF_PLACE}|地区|街道|收)\\s*[:：】\\]]`, 'g')
/** Bare labels count only at the beginning of a part or right before a number: 手机店 and 喀什地区 are none. */
const BARE = new RegExp(
  `(?<=^|[\\s,，;；、。【${BREAK}])(?:(?:${OF_NAME}|${OF_PHONE}|${OF_PLACE})(?!店|城|亭|局|大)|地区(?=\\s))|(?:${OF_PHONE})(?=\\s*${BREAK})`,
  'g',
)

/** Takes the labels out of `folded`. @returns where the text of a labelled name begins. */
export const takeLabels = (text: PastedText): number[] => {
  const names: number[] = []
  for (const pattern of [WITH_COLON, BARE]) {
    text.folded = text.folded.replace(pattern, (label, at: number) => {
      const named = NAMED.test(label)
      if (named) names.push(at + label.length)
      return (named ? BREAK : ' ').repeat(label.length)
    })
  }
  return names
}

/** Whole parts that say nothing of the address: greetings, thanks, and what the buttons of other shops are called. */
const SMALL_TALK =
  /^(?:亲+|家|公司|学校|默认|复制|编辑|你好|您好|老板好?|(?:谢谢|多谢|感谢|麻烦|辛苦|拜托).{0,12}|.{0,6}尽快.{0,4}发.{0,2})$/
export const isSmallTalk = (folded: string): boolean => SMALL_TALK.test(folded)

/** Wishes and amounts around an address, which are neither a person nor a place. */
const SAID = /发货|快递|顺丰|包邮|谢谢|麻烦|^请|[寄发]给|[寄发送]到|^我?要|[一两二三四五六七八九十半\d][斤箱盒袋瓶份罐]/
export const isSaid = (folded: string): boolean => SAID.test(folded)
