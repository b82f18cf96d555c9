import { contract } from '@shanzhen/http/contract'
import { z } from '@medusajs/framework/zod'
import { deleted } from '@shanzhen/http/wire'
import * as wire from '../wire'
import { Decide, EnterCertificate } from './admin/certificates/validators'
import { CreateContact } from './admin/producers/[id]/contacts/validators'
import { CreateProducer, UpdateProducer } from './admin/producers/validators'
import { SetGood } from './admin/products/[id]/good/validators'
import { BringCertificate } from './producers/me/certificates/validators'

/** An unknown view is as `current`; `after` is what an answer's `next` said. */
const CertificatesQuery = z.object({ view: z.string().optional(), after: z.string().optional() })
const producer = z.object({ producer: wire.StaffProducer })
const certificate = z.object({ certificate: wire.KeptCertificate })
const good = z.object({ good: wire.StaffGood.nullable() })
const scan = { file: 'application/octet-stream' } as const

export const ROUTES = contract(
  {
    'GET /admin/certificates': {
      zh: '证书：待审、在用或过期',
      query: CertificatesQuery,
      answer: wire.StaffCertificates,
    },
    'POST /admin/certificates': { zh: '录入证书', body: EnterCertificate, status: 201, answer: certificate },
    'POST /admin/certificates/:id': { zh: '审核或吊销证书', body: Decide, answer: certificate },
    'GET /admin/certificates/:id/scan': { zh: '未公开证书的扫描件', ...scan },
    'GET /admin/producers': { zh: '生产者', answer: z.object({ producers: z.array(wire.ListedProducer) }) },
    'POST /admin/producers': { zh: '新增生产者', body: CreateProducer, status: 201, answer: producer },
    'POST /admin/producers/:id': { zh: '修改生产者', body: UpdateProducer, answer: producer },
    'DELETE /admin/producers/:id': { zh: '删除生产者', answer: deleted.omit({ object: true }) },
    'GET /admin/producers/:id/contacts': {
      zh: '生产者的登录联系人',
      answer: z.object({ contacts: z.array(wire.Contact) }),
    },
    'POST /admin/producers/:id/contacts': {
      zh: '新增登录联系人',
      body: CreateContact,
      status: 201,
      answer: z.object({ contact: wire.Contact }),
    },
    'DELETE /admin/producers/:id/contacts/:contact_id': { zh: '删除登录联系人', answer: deleted },
    'GET /admin/products/:id/good': { zh: '商品资料', answer: good },
    'POST /admin/products/:id/good': { zh: '填写商品资料', body: SetGood, answer: good },
    'GET /producers/me': { zh: '登录的生产者', answer: z.object({ producer: wire.OwnProducer }) },
    'GET /producers/me/certificates': {
      zh: '生产者自己的证书',
      answer: z.object({ certificates: z.array(wire.OwnCertificate) }),
    },
    'POST /producers/me/certificates': {
      zh: '提交证书和扫描件（base64）',
      body: BringCertificate,
      status: 201,
      answer: z.object({ certificate: z.object({ id: z.string() }) }),
    },
    'DELETE /producers/me/certificates/:id': {
      zh: '撤回还没审核的证书',
      answer: z.object({ id: z.string(), withdrawn: z.literal(true) }),
    },
    'GET /producers/me/certificates/:id/scan': { zh: '自己证书的扫描件', ...scan },
    'GET /producers/me/goods': { zh: '生产者自己的商品', answer: z.object({ goods: z.array(wire.OwnGood) }) },
  },
  { OwnCertificate: wire.OwnCertificate },
)
