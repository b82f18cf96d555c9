import { contract } from '@shanzhen/http/contract'
import { z } from '@medusajs/framework/zod'
import * as wire from '../wire'
import { CodeRequest, PhoneCodeRequest, PhoneProof, SessionRequest, ShopperSessionRequest } from '../schemas'

const ended = z.object({ ended: z.int() })

export const ROUTES = contract({
  'GET /admin/sign-in': { zh: '谁因多次尝试被锁，一小时内发了哪些验证码', answer: wire.Doors },
  'DELETE /admin/sign-in/locks/:id': { zh: '解除一条锁定', answer: z.object({ lifted: z.int() }) },
  'GET /admin/sign-in/phone': { zh: '自己验证过的手机号', answer: wire.OwnPhone },
  'POST /admin/sign-in/phone': { zh: '用验证码验证自己的手机号', body: PhoneProof, answer: wire.ProvedPhone },
  'POST /admin/sign-in/phone/codes': {
    zh: '给自己的手机号发验证码',
    body: PhoneCodeRequest,
    status: 202,
    answer: wire.CodeSent,
  },
  'GET /auth/sessions': { zh: '自己在哪些设备上登录着', who: 'signed-in', answer: wire.OwnSessions },
  'DELETE /auth/sessions': { zh: '退出自己的全部登录', who: 'signed-in', answer: ended },
  'DELETE /auth/sessions/:id': { zh: '退出一次登录；current 是当前这次', who: 'signed-in', answer: ended },
  'POST /store/customers/me/deletion': {
    zh: '注销账号',
    who: 'customer',
    answer: z.object({ deleted: z.literal(true) }),
  },
  'POST /store/one-time-codes': { zh: '发送验证码', body: CodeRequest, status: 202, answer: wire.CodeSent },
  'POST /store/sessions': { zh: '买家用验证码登录', body: ShopperSessionRequest, answer: wire.ShopperSession },
  'POST /store/sessions/:actor_type': {
    zh: '生产者或小店用验证码登录',
    says: '小店（`shop`）要写 `agreed`：同意的用户协议和隐私政策的版本。',
    body: SessionRequest,
    answer: wire.Token,
  },
})
