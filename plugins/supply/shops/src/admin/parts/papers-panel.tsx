/** What a shop applied with. The licence and the whole account number open on request; each look is on record. */
import { Button, Container, Heading } from '@medusajs/ui'
import type { ReactNode } from 'react'
import { moment } from '@shanzhen/desk/dates'
import { useRights } from '@shanzhen/desk/use-rights'
import type { ShopFile } from '../../wire'
import { EXEMPTIONS, KINDS } from '../lib/words'
import { ShopAccount } from './shop-account'

type Props = { shop: ShopFile; onChanged: () => Promise<void> }

export function PapersPanel({ shop, onChanged }: Props) {
  const may = useRights()('shops:decide')
  const facts: [string, ReactNode][] = [
    ['类型', KINDS[shop.kind]],
    [shop.kind === 'person' ? '姓名' : '执照名称', shop.legal_name],
    shop.credit_code
      ? ['统一社会信用代码', shop.credit_code]
      : ['不需要执照', shop.exemption ? EXEMPTIONS[shop.exemption] : ''],
    ...(shop.has_licence
      ? [['营业执照', may ? <Licence key="licence" id={shop.id} /> : '已上传'] as [string, ReactNode]]
      : []),
    ['联系人', `${shop.contact_name} ${shop.contact_phone}`],
    ['收款账户', <ShopAccount key="account" shop={shop} onChanged={onChanged} />],
    ['代发协议', `${shop.consent_version} 版，${moment(shop.consented_at)} 同意`],
    ['申请时间', moment(shop.created_at)],
  ]
  return (
    <Container className="divide-y p-0">
      <Heading level="h2" className="px-6 py-4">
        资料
      </Heading>
      <dl className="grid gap-x-6 gap-y-4 px-6 py-4 sm:grid-cols-2">
        {facts.map(([name, value]) => (
          <div key={name} className="min-w-0">
            <dt className="txt-compact-small text-ui-fg-subtle">{name}</dt>
            <dd className="txt-small break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </Container>
  )
}

const Licence = ({ id }: { id: string }) => (
  <Button size="small" variant="secondary" asChild>
    <a href={`/admin/shops/${id}/licence`} target="_blank" rel="noreferrer">
      看执照
    </a>
  </Button>
)
