/** What whoever writes a shop's program against `/shops/api/v1` reads first. */
import { TEST_GOODS } from '../test-shop/goods'
import type { PlaceOrderBody } from './validators'

const ROWS: Record<string, string> = {
  'TEST-OK': '一切顺利：15 秒后打包，30 秒后发出，有运单号，2 分钟后送达',
  'TEST-SHORT-PICK': '拣货时少一件：少的退款，其余照发；只有一件时订单取消（`reason_code` 是 `short_pick`）',
  'TEST-PRICE-CHANGE': '下单时比货源里贵 ¥3.00：写了 `expected_total_fen` 的答 409 `total_changed`',
  'TEST-CARRIER-DOWN': '快递出不了单：按时打包，10 分钟后才发出，晚于 `ship_by`',
  'TEST-SOLD-OUT': '售罄：422 `sold_out`',
  'TEST-DEPOSIT-SHORT': '预存款不足：`state` 是 `held`，1 分钟后自动下单',
}

export const ABOUT_PROGRAMS = `小店的系统用 \`/shops/api/v1\`：查货源、下单、查单、取消、查预存款。

**密钥** 在店铺页面“接口密钥”里新建，写在 \`Authorization: Bearer szk_…\`。每个答复都写着这一分钟还能调用几次（\`RateLimit-*\`）；太多时答 429，\`Retry-After\` 写着几秒后再来。

**下单和取消** 要写 \`Idempotency-Key\`（8 到 100 个字符，每次新的操作各不相同，可用 UUID）。没有收到答复时，用同一个 Key 和同样的内容再发一次：只做一次，答复和第一次一样。同一个 Key 发别的内容答 422。订单编号（\`number\`）由您定，一个编号只是一个订单。

**没有做成** 时答 \`application/problem+json\`（RFC 9457）：\`code\` 给程序看，\`detail\` 给人看，\`errors[].pointer\` 指出请求里哪一项不对。

**测试店** 用 \`szk_test_…\` 密钥，网址、格式、答复都一样，但订单只是演练：不动库存、账目和预存款，仓库也看不到；真密钥看不到它们，30 天后清掉。收货人请写虚构的。测试店只有这些商品编码：

| 商品编码 | 会发生什么 |
|---|---|
${TEST_GOODS.map(({ sku }) => `| \`${sku}\` | ${ROWS[sku ?? '']} |`).join('\n')}

**消息推送**（Standard Webhooks 1.0）在店铺页面“消息推送”里设；推送地址选“测试密钥下的订单”的，收到的消息签名方法相同，多一项 \`"test": true\`。`

export const ORDER_EXAMPLE = {
  number: 'DD20261129001',
  items: [{ sku: 'TEST-OK', quantity: 2 }],
  receiver: {
    ...{ name: '王小山', phone: '13800000000', province: '陕西省', city: '西安市', district: '雁塔区' },
    detail: '演示路 1 号',
  },
  note: '放门口',
  expected_total_fen: 4800,
} satisfies PlaceOrderBody
