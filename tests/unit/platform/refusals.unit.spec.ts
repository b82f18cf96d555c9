/** What Medusa refuses staff in English is said in Chinese, with what they typed and without ids. */
import { describe, expect, it } from 'vitest'
import { refusalInChinese } from '../../../backend/src/refusals'

describe('a refusal of Medusa', () => {
  it.each([
    ['Product with handle: honey, already exists.', '已经有网址名是“honey”的商品，请换一个'],
    ['Inventory item with sku: HONEY-500G, already exists.', '已经有商品编码是“HONEY-500G”的库存品，请换一个'],
    ['Promotion with code: SPRING, already exists.', '已经有代码是“SPRING”的优惠，请换一个'],
    ['Return reason with value: damaged, already exists.', '已经有代码是“damaged”的退货原因，请换一个'],
    ['Customer with email: a@b.cn, has_account: false, already exists.', '已经有邮箱是“a@b.cn”的客户，请换一个'],
    ['Region with id: reg_01 not found', '没有找到这个销售区域，可能刚被删除，请刷新后再看'],
    ['Price list with id: plist_01 was not found', '没有找到这个价目表，可能刚被删除，请刷新后再看'],
    ['Product with id "prod_01" not found', '没有找到这个商品，可能刚被删除，请刷新后再看'],
    ["Invalid request: Field 'title' is required", '请填写“名称”'],
    ["Invalid request: Expected type: 'number' for field 'value', got: 'string'", '“代码”要填数字'],
    ["Invalid request: Unrecognized fields: 'x'", '填写的内容不对，请核对后再试'],
    ['Application Method value should be a percentage number between 0 and 100', '百分比要在 0 到 100 之间'],
    ['Promotion limit (3) cannot be less than current usage (5)', '已经用了 5 次，上限不能更小'],
    ["Cannot add promotions to campaign where currency_code don't match.", '优惠和活动的币种不一样，都要用人民币'],
    ['Invalid email or password', '邮箱或密码不对'],
    ['The invite has expired', '邀请链接已失效，请负责人重新发送'],
    ['Not enough stock available for item iitem_01 at location sloc_01', '库存不够，请减少数量后再试'],
    ['Order Change cannot be modified: ordch_01.', '这次修改已经完成或取消，请刷新后重新开始'],
    ['Action ordchact_01 is not adding an item', '这次修改刚变过，请刷新后再试'],
    ['Quantity of item ordli_01 must be greater than 0.', '请填写件数，至少 1 件'],
    ['Fulfillment with id ful_01 already delivered', '包裹已经标记送达，请刷新后再看'],
    ['You cannot refund more than what is captured on the payment.', '退款超过了还能退的金额，请刷新后再看'],
    ['The payment: pay_01 has been canceled.', '这笔付款已经取消，请刷新后再看'],
    [
      'Cannot remove Inventory Levels for sloc_01 because there are stocked items at the locations.',
      '这个仓库里还有货，不能去掉',
    ],
  ])('%s', (english, chinese) => {
    expect(refusalInChinese(english)).toBe(chinese)
  })

  it('leaves what is Chinese already, and what nobody knows', () => {
    expect(refusalInChinese('请填写收货人姓名')).toBeNull()
    expect(refusalInChinese('Invalid request: 数量须为整数')).toBeNull()
    expect(refusalInChinese('The moon is not full')).toBeNull()
  })
})
