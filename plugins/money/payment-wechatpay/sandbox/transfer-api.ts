import { constants, privateDecrypt } from 'node:crypto'
import type { Gateway } from './gateway.ts'
import { parseJson, pick, text, whole } from './http.ts'
import { cancelAnswer, transferAnswer, transferView } from './transfer-views.ts'
import { ApiError, type Transfer } from './types.ts'

/** The 2025 interface of merchant transfers: a person confirms what comes, or it goes back. */
const BASE = '/v3/fund-app/mch-transfer'
const NAME_FROM_FEN = 200_000
const MOST_A_SECOND = 100

/** By scene: what is to be reported, each once and nothing else, and how a payee may read it. */
const SCENES: Record<string, { report: string[]; perceptions: string[] }> = {
  '1000': { report: ['活动名称', '奖励说明'], perceptions: ['现金奖励', '活动奖励'] },
  '1005': { report: ['岗位类型', '报酬说明'], perceptions: ['劳务报酬', '报销款', '企业补贴', '开工利是'] },
  '1009': { report: ['采购商品名称'], perceptions: ['货款'] },
  '1010': { report: ['回收商品名称'], perceptions: ['二手回收货款'] },
  '1011': { report: ['赔付原因'], perceptions: ['退款', '商家赔付'] },
}
const bad = (message: string) => new ApiError(400, 'PARAM_ERROR', message)
const asked = { second: 0, count: 0 }

export function serveTransfers(gateway: Gateway, call: string, body: string, serial: unknown): unknown {
  tooOften()
  const { transfers: desk, keys } = gateway
  if (call === `POST ${BASE}/transfer-bills`) return transferAnswer(desk.ask(wishOf(gateway, parseJson(body), serial)))
  const cancel = /^POST .*\/transfer-bills\/out-bill-no\/([0-9A-Za-z]+)\/cancel$/.exec(call)
  if (cancel) return cancelAnswer(desk.cancel(cancel[1] ?? ''))
  if (call === `POST ${BASE}/elecsign/out-bill-no`) return desk.askReceipt(text(parseJson(body).out_bill_no))
  if (call === `POST ${BASE}/elecsign/transfer-bill-no`)
    return desk.askReceipt(desk.byChannelNumber(text(parseJson(body).transfer_bill_no)).out_bill_no)
  const found = /^GET .*\/(transfer-bills|elecsign)\/(out-bill-no|transfer-bill-no)\/([0-9A-Za-z]+)$/.exec(call)
  if (!found) throw new ApiError(404, 'NOT_FOUND', '接口不存在')
  const transfer = found[2] === 'out-bill-no' ? desk.get(found[3] ?? '') : desk.byChannelNumber(found[3] ?? '')
  return found[1] === 'elecsign' ? desk.receipt(transfer, gateway.publicUrl) : transferView(keys.merchant, transfer)
}

function tooOften() {
  const second = Math.floor(Date.now() / 1000)
  if (asked.second !== second) Object.assign(asked, { second, count: 0 })
  if (++asked.count > MOST_A_SECOND) throw new ApiError(429, 'FREQUENCY_LIMITED', '频率超限')
}

function wishOf(gateway: Gateway, body: Record<string, unknown>, serial: unknown) {
  if (text(body.appid) !== gateway.keys.merchant.appid) throw bad('appid和mch_id不匹配')
  const out_bill_no = text(body.out_bill_no)
  if (!/^[0-9A-Za-z]{1,32}$/.test(out_bill_no)) throw bad('商户单号只能由数字、大小写字母组成')
  const openid = text(body.openid)
  if (openid === '' || openid.length > 64) throw bad('openid格式不正确')
  const transfer_amount = whole(body.transfer_amount)
  if (!(transfer_amount > 0)) throw bad('转账金额不正确')
  const transfer_remark = text(body.transfer_remark)
  if (transfer_remark === '' || Array.from(transfer_remark).length > 32) throw bad('转账备注长度不正确')
  const notify_url = text(body.notify_url) || null
  if (notify_url && (!URL.canParse(notify_url) || notify_url.includes('?'))) throw bad('通知地址不正确')
  const user_name = nameOf(gateway, body.user_name, serial)
  if (transfer_amount >= NAME_FROM_FEN && user_name === null) throw bad('转账金额大于等于2000元时，收款用户姓名必填')
  const transfer_scene_id = text(body.transfer_scene_id)
  const report = reportOf(transfer_scene_id, body)
  return { out_bill_no, openid, transfer_amount, transfer_remark, notify_url, user_name, transfer_scene_id, report }
}

function reportOf(scene_id: string, body: Record<string, unknown>): Transfer['report'] {
  const scene = SCENES[scene_id]
  if (!scene) throw new ApiError(400, 'INVALID_REQUEST', '未开通该转账场景')
  const sent = Array.isArray(body.transfer_scene_report_infos) ? body.transfer_scene_report_infos : []
  const report = sent.map((one) => ({
    info_type: text(pick(one, 'info_type')),
    info_content: text(pick(one, 'info_content')),
  }))
  const named = report.map(({ info_type }) => info_type)
  if (named.length !== scene.report.length || scene.report.some((type) => !named.includes(type)))
    throw bad('未传入完整且对应的转账场景报备信息，请根据接口文档检查')
  if (report.some(({ info_content }) => info_content === '' || Array.from(info_content).length > 32))
    throw bad('转账场景报备信息内容长度不正确')
  const perception = text(body.user_recv_perception)
  if (perception && !scene.perceptions.includes(perception))
    throw new ApiError(400, 'INVALID_REQUEST', '暂不支持展示当前传入的用户收款感知')
  return report
}

/** Encrypted with the key that the header names, by OAEP with SHA-1. */
function nameOf(gateway: Gateway, sealed: unknown, serial: unknown): string | null {
  if (sealed === undefined) return null
  if (serial !== gateway.callbacks.serial) throw bad('Wechatpay-Serial 与加密公钥不符')
  try {
    const key = { key: gateway.keys.platformKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }
    return privateDecrypt(key, Buffer.from(text(sealed), 'base64')).toString('utf8')
  } catch {
    throw bad('敏感信息解密失败')
  }
}
